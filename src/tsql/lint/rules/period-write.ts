import type { CodeToken, Range } from '../../scan/code.ts';
import { objectKey, shownName } from '../../scan/names.ts';
import { tableWritten } from '../../scan/scope.ts';
import type { TableFacts } from '../catalog.ts';
import { type Found, foundAt, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

export const periodWrite: Rule = {
  id: 'HD009',
  title: 'A period column or a history table is written to',
  why: 'The server alone fills the period of a temporal table and its history; INSERT and UPDATE of either fail (Msg 13536, 13537).',
  source:
    'https://learn.microsoft.com/sql/relational-databases/tables/modifying-data-in-a-system-versioned-temporal-table',
  fix: 'Leave the column out, or give it DEFAULT in an INSERT; change the current table and let the server keep the history.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    const { catalog } = subject;
    const histories = new Map(catalog.tables.flatMap((facts) => historyOf(facts)));
    for (const { file, statement } of subject.statements()) {
      for (const write of statement.queries.writes) {
        const key = tableWritten(write);
        const owner = histories.get(key ?? '');
        if (owner !== undefined && write.kind !== 'select-into') {
          yield foundAtName(file, write.target, `${shownName(write.target)} is the history of ${owner}.`);
        }
        const facts = catalog.table(key, file);
        if (facts === undefined) continue;
        for (const { column, value } of write.assignments) {
          if (!isPeriod(facts, column) || isDefault(file, value)) continue;
          yield foundAt(file, column, `'${column.name}' is a period column of ${facts.table.shown}.`);
        }
      }
    }
  },
};

function historyOf({ table }: TableFacts): readonly (readonly [string, string])[] {
  const key = table.versioned && table.history !== undefined ? objectKey(table.history) : undefined;
  return key === undefined ? [] : [[key, table.shown]];
}

function isPeriod({ columns }: TableFacts, { name }: CodeToken): boolean {
  return columns.get((name ?? '').toLowerCase())?.period !== undefined;
}

function isDefault({ script }: SqlFile, value: Range | undefined): boolean {
  return value !== undefined && value.to - value.from === 1 && script.code.word(value.from) === 'DEFAULT';
}
