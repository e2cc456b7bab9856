import { objectKey, shownName } from '../../scan/names.ts';
import { tableWritten } from '../../scan/scope.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const vectorIndex: Rule = {
  id: 'HD017',
  title: 'A table with a vector index is written to',
  why: 'On SQL Server 2025 a vector index makes its table read-only: INSERT, UPDATE, DELETE, MERGE and TRUNCATE fail while it exists (Msg 42231, 42232).',
  source:
    'https://learn.microsoft.com/sql/t-sql/statements/create-vector-index-transact-sql; architecture, decision 3',
  fix: 'Search by another index, as the spatial one of a projection, or keep the indexed rows in a table that is only ever rebuilt.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    const indexed = subject.files.flatMap((file) =>
      file.script.indexes
        .filter(({ modifiers }) => modifiers.includes('VECTOR'))
        .map((index) => ({ file, index })),
    );
    if (indexed.length === 0) return;
    const writers = new Map<string, string>();
    for (const { file, statement } of subject.statements()) {
      for (const write of statement.queries.writes) {
        const key = tableWritten(write);
        const line = write.target.token.line;
        if (key !== undefined && !writers.has(key)) writers.set(key, `${file.path}:${line}`);
      }
    }
    for (const { file, index } of indexed) {
      const writer = index.on === undefined ? undefined : writers.get(objectKey(index.on) ?? '');
      if (writer === undefined || index.on === undefined) continue;
      yield foundAt(file, index.name ?? index.token, `${shownName(index.on)} is written to in ${writer}.`);
    }
  },
};
