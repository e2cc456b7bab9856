import { Statements } from '../dynamic-sql.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { variableScopes } from '../variables.ts';

export const dynamicSql: Rule = {
  id: 'HD018',
  title: 'A statement is put together from text that may hold anything',
  why: 'What is put into the text of a statement can end a literal and go on as a statement of its own (SQL injection).',
  source: 'https://learn.microsoft.com/sql/relational-databases/security/sql-injection',
  fix: 'Pass values as parameters of sp_executesql, and names through QUOTENAME.',
  severity: 'error',
  *find({ files }: Subject): Generator<Found> {
    for (const file of files) {
      for (const scope of variableScopes(file)) {
        for (const { token, part } of new Statements(scope).unsafeParts()) {
          yield foundAt(file, token, `${part} goes into a statement that is run.`);
        }
      }
    }
  },
};
