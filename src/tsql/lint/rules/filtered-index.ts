import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const filteredIndex: Rule = {
  id: 'HD005',
  title: 'A filtered index has a computed column in its condition',
  why: 'The condition of a filtered index can only name columns that are stored as they are; the server refuses a computed one (Msg 10609), and only when it is deployed.',
  source:
    'https://learn.microsoft.com/sql/relational-databases/indexes/create-filtered-indexes, "Limitations"',
  fix: 'Repeat the condition on the columns that the computed one is made from, or make it an ordinary column.',
  severity: 'error',
  *find({ catalog }: Subject): Generator<Found> {
    for (const { table, columns, indexes } of catalog.tables) {
      for (const { file, index } of indexes) {
        const { filter } = index;
        if (filter === undefined) continue;
        for (let at = filter.from; at < filter.to; at++) {
          const token = file.script.code.at(at);
          const column = token.name === undefined ? undefined : columns.get(token.name.toLowerCase());
          if (column?.computed === undefined) continue;
          yield foundAt(file, token, `'${column.name}' of ${table.shown} is computed.`);
        }
      }
    }
  },
};
