import { objectKey, shownName } from '../../scan/names.ts';
import { type Found, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const twoOwners: Rule = {
  id: 'HD013',
  title: 'A table has two owners',
  why: 'The DACPAC and a migration, seed or check that makes the same table each believe to know its columns: they drift apart, and each deployment undoes the other.',
  source: 'the audit, "Duplicate Table Deployment Risk"; architecture, decision 1',
  fix: 'Let sql/schema own the table and take it out of the other script, or the other way round.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    for (const { file, statement } of subject.statements()) {
      const { definition, queries } = statement;
      if (file.role === 'schema') continue;
      const made = queries.writes.flatMap(({ kind, target }) => (kind === 'select-into' ? [target] : []));
      if (definition?.name !== undefined && definition.kind === 'TABLE') made.push(definition.name);
      for (const name of made) {
        const owner = subject.catalog.table(objectKey(name), file);
        if (owner === undefined) continue;
        const where = `${owner.file.path}:${owner.table.name.token.line}`;
        yield foundAtName(file, name, `${shownName(name)} belongs to ${where}.`);
      }
    }
  },
};
