import { columnFaults } from '../columns-used.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const unresolvedColumn: Rule = {
  id: 'HD008',
  title: 'A column is named that its table does not have',
  why: 'A module that names such a column fails when it runs, or when it is created (Msg 207): it was renamed, as SpatialGeometry became SpatialKey.',
  source: 'the deployment record, "Column References"',
  fix: 'Name a column that the table has.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    for (const { file, token, facts, other, inJoin } of columnFaults(subject)) {
      if (inJoin && other !== undefined) continue;
      const elsewhere = other === undefined ? '' : `, but ${other} has`;
      yield foundAt(file, token, `${facts.table.shown} has no column '${token.name}'${elsewhere}.`);
    }
  },
};
