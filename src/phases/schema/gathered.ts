import { tableIn } from './locks.ts';
import { historiesOf, isAbout, isSwitchOf, type Switched } from './switched.ts';
import type { Part } from './work.ts';

/** Types of parts that concern one table and nothing that another table could be made with. */
const ofOneTable = new Set([
  ...['Table', 'Index', 'ColumnStoreIndex', 'SpatialIndex', 'XmlIndex', 'Statistics'],
  ...['PrimaryKeyConstraint', 'UniqueConstraint', 'CheckConstraint', 'DefaultConstraint'],
]);

/**
 * The parts in an order in which those about a temporal table and its history follow one another, at the place of
 * the last of them. DacFx alters all histories first and then all tables, which would make one work of them all.
 * Parts stay where they are when one between them concerns more than a table, for the order may then matter.
 */
export function gathered(parts: readonly Part[], table: Switched): readonly Part[] {
  const about = parts.flatMap((part, index) => (isAbout(part, table) ? [index] : []));
  const [first = 0, last = 0] = [about[0], about.at(-1)];
  const between = parts.slice(first, last + 1);
  const isOwn = (part: Part): boolean =>
    isAbout(part, table) || isPieceOf(part, table) || isSwitchOf(part, table.name);
  if (!between.every((part) => isOfOneTable(part))) return parts;
  const others = between.filter((part) => !isOwn(part));
  return [...parts.slice(0, first), ...others, ...between.filter(isOwn), ...parts.slice(last + 1)];
}

function isOfOneTable({ change: { kind, objectType } }: Part): boolean {
  if (kind === 'versioning') return true;
  return ['create', 'alter', 'drop', 'data'].includes(kind) && ofOneTable.has(objectType ?? '');
}

/** An index or a constraint of the table or of its history. */
function isPieceOf({ change }: Part, table: Switched): boolean {
  if (change.objectType === 'Table') return false;
  const owner = tableIn(change.batches.join('\n'));
  return owner !== undefined && [table.name, ...historiesOf(table)].includes(owner);
}
