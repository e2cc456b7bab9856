import { columnFaults } from '../columns-used.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const wrongJoin: Rule = {
  id: 'HD010',
  title: 'A join compares a column of the wrong table',
  why: 'The column belongs to another table of the same join than the one that qualifies it, as Atom.SpatialKey did: the statement fails (Msg 207).',
  source: 'the deployment record, "Spatial Joins"',
  fix: 'Qualify the column with the alias of the table that has it.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    for (const { file, token, facts, other, inJoin } of columnFaults(subject)) {
      if (!inJoin || other === undefined) continue;
      yield foundAt(file, token, `'${token.name}' is a column of ${other}, not of ${facts.table.shown}.`);
    }
  },
};
