import { ownerOf, type TableObject } from './tables.ts';
import type { Part } from './work.ts';

type Tables = ReadonlyMap<string, TableObject>;

/** A table with history before, after, or both, whose change needs SYSTEM_VERSIONING off or turns it on. */
export interface Switched {
  readonly name: string;
  readonly before: TableObject | undefined;
  readonly after: TableObject | undefined;
}

export function switchedTables(parts: readonly Part[], before: Tables, after: Tables): readonly Switched[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .map((name) => ({ name, before: before.get(name), after: after.get(name) }))
    .filter((table) => historiesOf(table).length > 0 && parts.some((part) => isSwitching(part, table)));
}

/** Memory-optimized ones cannot be switched off, changed and switched on in one transaction. */
export function isInMemory({ before, after }: Switched): boolean {
  return before?.table.memoryOptimized === true || after?.table.memoryOptimized === true;
}

export function historiesOf({ before, after }: Switched): readonly string[] {
  return [before?.table.history, after?.table.history].filter((name) => name != null);
}

/** Whether a part cannot run, or ought not to, while the history is being written. */
function isSwitching(part: Part, table: Switched): boolean {
  const { kind, objectType, object } = part.change;
  if (isSwitchOf(part, table.name)) return true;
  if (kind === 'data' || (kind === 'drop' && objectType === 'Table')) {
    return object === table.name || (table.before !== undefined && historiesOf(table).includes(object ?? ''));
  }
  return kind === 'rename' && table.before?.table.history != null && renamesHistory(part, table);
}

export function isAbout(part: Part, table: Switched): boolean {
  const { kind, objectType, object, batches } = part.change;
  if (kind === 'versioning' || object === null) return false;
  const tables = [table.name, ...historiesOf(table)];
  if (kind === 'rename' || kind === 'move') {
    return tables.includes(objectType === 'Column' ? ownerOf(object).table : object);
  }
  // Versioning needs a primary key, which a change of its columns drops and makes anew.
  if (objectType === 'PrimaryKeyConstraint') {
    return batches.some((batch) => batch.replaceAll(/\s+/g, ' ').startsWith(`ALTER TABLE ${table.name} `));
  }
  return objectType === 'Table' && tables.includes(object);
}

function renamesHistory({ change }: Part, table: Switched): boolean {
  const object = change.object ?? '';
  return historiesOf(table).includes(change.objectType === 'Column' ? ownerOf(object).table : object);
}

export function isSwitchOfAny(part: Part, tables: readonly Switched[]): boolean {
  return tables.some(({ name }) => isSwitchOf(part, name));
}

/** DacFx's own step names no object, but its text does. */
export function isSwitchOf({ change }: Part, table: string): boolean {
  return (
    change.kind === 'versioning' &&
    change.batches.some((batch) => batch.includes(`ALTER TABLE ${table} SET (`))
  );
}
