import type { CodeToken } from '../../scan/code.ts';
import { objectKey, shownName } from '../../scan/names.ts';
import type { TableFacts } from '../catalog.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

export const foreignKeyColumn: Rule = {
  id: 'HD006',
  title: 'A foreign key names a column that is not there',
  why: 'The constraint cannot be made: a column was renamed on one side, or misspelt (Msg 1769, 1770).',
  source: 'the deployment record, "Foreign Keys"',
  fix: 'Name columns that both tables have, as many on the one side as on the other.',
  severity: 'error',
  *find({ catalog }: Subject): Generator<Found> {
    for (const facts of catalog.tables) {
      for (const { file, constraint } of facts.constraints) {
        if (constraint.kind !== 'FOREIGN KEY') continue;
        yield* missing(file, facts, constraint.columns);
        const [target] = constraint.references;
        const other = target === undefined ? undefined : catalog.table(objectKey(target), file);
        if (target === undefined || other === undefined) continue;
        yield* missing(file, other, constraint.referencedColumns);
        const [own, theirs] = [constraint.columns.length, constraint.referencedColumns.length];
        if (theirs > 0 && own !== theirs) {
          const text = `${own} columns of its own and ${theirs} of ${shownName(target)} are no pairs.`;
          yield foundAt(file, constraint.name ?? constraint.token, text);
        }
      }
    }
  },
};

function* missing(file: SqlFile, facts: TableFacts, columns: readonly CodeToken[]): Generator<Found> {
  if (!facts.whole) return;
  for (const token of columns) {
    const name = token.name ?? '';
    if (name.startsWith('$') || facts.columns.has(name.toLowerCase())) continue;
    yield foundAt(file, token, `${facts.table.shown} has no column '${name}'.`);
  }
}
