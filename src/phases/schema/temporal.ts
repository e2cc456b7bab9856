import { DeployError } from '../../errors/deploy-error.ts';
import { literal, plainName } from '../../tsql/identifiers.ts';
import { gathered } from './gathered.ts';
import { renamingOf } from './renames.ts';
import { isAbout, isInMemory, isSwitchOf, isSwitchOfAny, type Switched } from './switched.ts';
import { runsInTransaction } from './transaction.ts';
import { alone, ownChange, type Part, type Work } from './work.ts';

/**
 * Makes one work of everything between OFF and ON of each temporal table: in one transaction no change of a row
 * escapes the history. DacFx turns versioning off where its script begins and on where it ends, forgets it for
 * dropped tables (which the server then refuses: message 13552), and its older versions turn it on without the
 * retention. So both statements are written here, as close around the change as its parts allow.
 * @throws DeployError PLAN_REFUSED when something between them cannot be part of a transaction.
 */
export function joinTemporal(comparison: readonly Part[], tables: readonly Switched[]): readonly Work[] {
  const parts = tables.reduce(gathered, comparison);
  const spans = mergedSpans(tables.map((table) => spanOf(parts, table)));
  return parts.flatMap((part, at): readonly Work[] => {
    const span = spans.find(({ first, last }) => first <= at && at <= last);
    if (span === undefined) return isSwitchOfAny(part, tables) ? [] : [alone(part)];
    return at === span.first ? [joined(span, parts)] : [];
  });
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly tables: readonly Switched[];
}

/** From the first to the last part that is about the table; a retention that changes alone has only the switches. */
function spanOf(parts: readonly Part[], table: Switched): Span {
  const at = (matches: (part: Part) => boolean): readonly number[] =>
    parts.flatMap((part, index) => (matches(part) ? [index] : []));
  const own = at((part) => isAbout(part, table));
  const [first = 0] = at((part) => isSwitchOf(part, table.name));
  return {
    first: own.length === 0 ? first : Math.min(...own),
    last: own.length === 0 ? first : Math.max(...own),
    tables: [table],
  };
}

function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last === undefined || span.first > last.last) merged.push(span);
    else {
      const tables = [...last.tables, ...span.tables];
      merged[merged.length - 1] = { first: last.first, last: Math.max(last.last, span.last), tables };
    }
  }
  return merged;
}

function joined({ first, last, tables }: Span, all: readonly Part[]): Work {
  const parts = all.slice(first, last + 1).filter((part) => !isSwitchOfAny(part, tables));
  const exclusive = tables.every(isInMemory);
  const outside = parts.find(({ change }) => !runsInTransaction(change));
  if (outside !== undefined && !exclusive) throw notTogether(tables, outside);
  const [table] = tables;
  if (parts.length === 0 && table !== undefined && keepsHistory(table)) return retentionAlone(table, all);
  const off = tables.flatMap((one) => switchOff(one, nameAt(one.name, first, all), all));
  const on = tables.flatMap((one) => switchOn(one, parts));
  const names = tables.map(({ name }) => name);
  return {
    parts: [...off, ...parts, ...on],
    title: `Change temporal table${names.length === 1 ? '' : 's'} ${names.join(', ')}`,
    ...(exclusive ? { exclusive } : {}),
    ...(off.length === 0 ? {} : { note: exclusive ? openWindow : closedWindow }),
  };
}

const openWindow =
  'No transaction holds SYSTEM_VERSIONING OFF and ON together: nobody else may write meanwhile.';
const closedWindow =
  'SYSTEM_VERSIONING is off inside this one transaction only, so no change of a row escapes the history.';

function keepsHistory({ before, after }: Switched): boolean {
  return before?.table.history != null && before.table.history === after?.table.history;
}

/** DacFx turns versioning off and on for it, and has all of the history checked; the server asks for neither. */
function retentionAlone({ name, after }: Switched, all: readonly Part[]): Work {
  const period = after?.table.retention ?? 'INFINITE';
  const batches = [
    `ALTER TABLE ${name} SET (SYSTEM_VERSIONING = ON (HISTORY_RETENTION_PERIOD = ${period}));`,
  ];
  const part = { ...ownChange({ kind: 'versioning', object: name, batches }), ...saidOfSwitches(name, all) };
  return { parts: [part], title: `Set the retention of ${name} to ${period}` };
}

/** What is said of the steps that DacFx would switch with. */
function saidOfSwitches(table: string, all: readonly Part[]): Pick<Part, 'named' | 'takes'> {
  const switches = all.filter((part) => isSwitchOf(part, table));
  return {
    named: switches.flatMap(({ named }) => named),
    takes: switches.flatMap(({ takes }) => takes),
  };
}

function switchOff({ name, before }: Switched, nameThen: string, all: readonly Part[]): readonly Part[] {
  if (before?.table.history == null) return [];
  const batches = [`ALTER TABLE ${nameThen} SET (SYSTEM_VERSIONING = OFF);`];
  return [{ ...ownChange({ kind: 'versioning', object: name, batches }), ...saidOfSwitches(name, all) }];
}

/** A rebuilt table comes back versioned by DacFx's own text, though not always with its retention. */
function switchOn({ name, after }: Switched, parts: readonly Part[]): readonly Part[] {
  if (after?.table.history == null) return [];
  const { history, retention } = after.table;
  const kept = retention === null ? [] : [`HISTORY_RETENTION_PERIOD = ${retention}`];
  const set = (options: readonly string[]): string =>
    `ALTER TABLE ${name} SET (SYSTEM_VERSIONING = ON (${options.join(', ')}));`;
  const on = set([`HISTORY_TABLE = ${history}`, 'DATA_CONSISTENCY_CHECK = ON', ...kept]);
  const isRebuilt = parts.some(({ change }) => change.kind === 'data' && change.object === name);
  const isOff = `IF OBJECTPROPERTY(OBJECT_ID(${literal(name)}), N'TableTemporalType') = 0`;
  const otherwise = kept.length === 0 ? '' : `\nELSE\n    ${set(kept)}`;
  const batches = [isRebuilt ? `${isOff}\n    ${on}${otherwise}` : on];
  return [ownChange({ kind: 'versioning', object: name, batches })];
}

/** What a table is called when the part at an index runs: renames that come later have not happened. */
function nameAt(name: string, index: number, parts: readonly Part[]): string {
  return parts.slice(index).reduceRight((current, { change }) => {
    const renaming = renamingOf(change);
    return renaming?.to === current ? renaming.from : current;
  }, name);
}

function notTogether(tables: readonly Switched[], { change }: Part): DeployError {
  const names = tables.map(({ name }) => plainName(name)).join(', ');
  return new DeployError({
    code: 'PLAN_REFUSED',
    what: `SYSTEM_VERSIONING of ${names} would be off while ${plainName(change.object ?? '') || 'a statement'} changes, which no transaction can hold.`,
    remedy: 'Deploy the two changes in two releases.',
    evidence: { tables: tables.map(({ name }) => name), between: change.batches },
  });
}
