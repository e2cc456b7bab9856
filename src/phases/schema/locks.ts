import type { Lock } from '../../plan/risk.ts';
import type { ModelChange } from '../../ports/model.ts';
import { delimited, nameParts } from '../../tsql/identifiers.ts';

/** Object types that are built from the rows of a table. */
export const overRows: ReadonlySet<string> = new Set([
  ...['Index', 'ColumnStoreIndex', 'SpatialIndex', 'FullTextIndex', 'XmlIndex'],
  ...['PrimaryKeyConstraint', 'UniqueConstraint', 'ForeignKeyConstraint', 'CheckConstraint'],
]);

const name = String.raw`\[(?:[^\]]|\]\])*\]\.\[(?:[^\]]|\]\])*\]`;
const alteredTable = new RegExp(`ALTER TABLE (${name})`);
const indexedTable = new RegExp(String.raw`\bON (${name})`);
const referencedTable = new RegExp(`REFERENCES (${name})`);

/**
 * What a change locks, from what it is and the text that DacFx writes for it. All DDL takes Sch-M on what it
 * changes; a nonclustered index is built under S, a clustered one under Sch-M, as no plan asks for ONLINE
 * (https://learn.microsoft.com/sql/relational-databases/indexes/how-online-index-operations-work).
 */
export function locksOf(change: ModelChange): readonly Lock[] {
  const { kind, objectType, object } = change;
  const text = change.batches.join('\n');
  switch (kind) {
    case 'create':
      return overRows.has(objectType ?? '') || objectType === 'DefaultConstraint'
        ? locksOfPart(objectType, text)
        : [];
    case 'alter':
      return object === null
        ? []
        : [schemaLock(object, objectType === 'Table' && touchesRows(text) ? 'rows' : 'definition')];
    case 'data':
      return object === null ? [] : [schemaLock(object, 'rows')];
    case 'drop':
    case 'rename':
    case 'move': {
      const locked = tableIn(text) ?? object;
      return locked === null ? [] : [schemaLock(twoParts(locked), 'definition')];
    }
    case 'versioning':
    case 'other':
      return ofAlteredTable(text);
    case 'script':
      return [];
  }
}

function schemaLock(on: string, during: Lock['while']): Lock {
  return { on, mode: 'Sch-M', while: during };
}

/** Of a column, or an index, its table. */
function twoParts(name: string): string {
  return delimited(...nameParts(name).slice(0, 2));
}

/** An index or a constraint: its table, and the one that a foreign key refers to. */
function locksOfPart(objectType: string | null, text: string): readonly Lock[] {
  const table = tableIn(text);
  if (table === undefined) return [];
  const isClustered = /\bCLUSTERED\b/.test(text) && !/\bNONCLUSTERED\b/.test(text);
  const isChecked = !/\bWITH NOCHECK\b/.test(text) && objectType !== 'DefaultConstraint';
  const isIndex = / INDEX /.test(text);
  const mode = isIndex && !isClustered ? 'S' : 'Sch-M';
  const referenced = referencedTable.exec(text)?.[1];
  return [
    { on: table, mode, while: isChecked ? 'rows' : 'definition' },
    ...(referenced === undefined || referenced === table ? [] : [schemaLock(referenced, 'definition')]),
  ];
}

/** The table that a text alters, or makes or drops an index on. */
export function tableIn(text: string): string | undefined {
  return (alteredTable.exec(text) ?? (/\bINDEX\b/.test(text) ? indexedTable.exec(text) : null))?.[1];
}

/** New constraints are checked, and a temporal table's periods, by reading every row. */
function ofAlteredTable(text: string): readonly Lock[] {
  const table = alteredTable.exec(text)?.[1];
  const history = /HISTORY_TABLE ?= ?(\S+\.\S+?)[,)]/.exec(text)?.[1];
  if (table === undefined) return [];
  const readsRows = /\b(WITH CHECK CHECK CONSTRAINT|DATA_CONSISTENCY_CHECK)\b/.test(text);
  const locked = history === undefined ? [table] : [table, history];
  return locked.map((on) => schemaLock(on, readsRows ? 'rows' : 'definition'));
}

/** Altered columns are read and often written; added ones only when they bring a value that no metadata can hold. */
function touchesRows(text: string): boolean {
  return /\bALTER COLUMN\b/.test(text) || /\bADD\b[^;]*\bNOT NULL\b/.test(text);
}

/** The strictest lock on each object. */
export function strictest(locks: readonly Lock[]): readonly Lock[] {
  const rank = (lock: Lock): number => (lock.mode === 'Sch-M' ? 2 : 0) + (lock.while === 'rows' ? 1 : 0);
  const byObject = new Map<string, Lock>();
  for (const lock of locks) {
    const known = byObject.get(lock.on);
    if (known === undefined || rank(lock) > rank(known)) byObject.set(lock.on, lock);
  }
  return [...byObject.values()];
}
