import { harmless, type Risk } from '../../plan/risk.ts';
import type { ModelChange } from '../../ports/model.ts';

/** Object types whose loss loses what cannot be made again from source: rows, conversations, values. */
const holdsData = new Set(['Table', 'Queue', 'Service', 'Sequence', 'Filegroup']);

/** Object types that are built over the rows of a table while it is locked. */
const overRows = new Set([
  ...['Index', 'ColumnStoreIndex', 'SpatialIndex', 'FullTextIndex', 'XmlIndex'],
  ...['PrimaryKeyConstraint', 'UniqueConstraint', 'ForeignKeyConstraint', 'CheckConstraint'],
]);

const previousModel = 'deploying the previous release';

/** Judges a typed step by what it does to what; the column by column look at lost data is the guards'. */
export function riskOf({ kind, objectType, object, batches }: ModelChange): Risk {
  const type = objectType ?? '';
  const name = object ?? 'the object';
  switch (kind) {
    case 'create':
      return overRows.has(type)
        ? { level: 'locks', reason: `Its table is locked while ${name} is built.`, undo: `dropping ${name}` }
        : harmless(`dropping ${name}`);
    case 'alter':
      return type === 'Table' ? alteredTable(name, batches.join('\n')) : harmless(previousModel);
    case 'data':
      return {
        level: 'rewrites',
        reason: `Every row of ${name} is copied while it is locked.`,
        undo: previousModel,
      };
    case 'drop':
      return holdsData.has(type)
        ? { level: 'destroys', reason: `What ${name} holds is lost.`, undo: null }
        : harmless(previousModel);
    case 'script':
      return { level: 'none', reason: '', undo: previousModel };
    case 'other':
      return {
        level: 'locks',
        reason: 'What the statement names is locked while it runs.',
        undo: previousModel,
      };
  }
}

/** DacFx writes its own text here, so its words are where it says they are. */
function alteredTable(name: string, text: string): Risk {
  if (/\bDROP COLUMN\b/.test(text)) {
    return { level: 'destroys', reason: `The values of columns that ${name} loses are lost.`, undo: null };
  }
  if (/\bALTER COLUMN\b/.test(text)) {
    const reason = `The values of ${name} are converted, and those that do not fit fail or are cut.`;
    return { level: 'rewrites', reason, undo: previousModel };
  }
  return { level: 'locks', reason: `${name} is locked (Sch-M) while it is altered.`, undo: previousModel };
}
