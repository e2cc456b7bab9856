import { type Found, foundAt } from '../found.ts';
import { likelyRenames } from '../rename.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { tableShapes } from '../table-shapes.ts';

/** Needs the tables that the target has, so it speaks only where they are known. */
export const undeclaredRename: Rule = {
  id: 'HD014',
  title: 'A drop and an add look like a rename that nobody declared',
  why: 'The comparison sees a column or table that is gone and another that is new: it drops the one with its rows and adds the other, empty.',
  source: 'architecture, decision 1',
  fix: 'Declare the rename in the refactorlog; if it is none, let the data loss through by name.',
  severity: 'warning',
  *find({ catalog, previous }: Subject): Generator<Found> {
    if (previous === undefined) return;
    const tables = new Map(catalog.tables.map((facts) => [facts.table.key, facts]));
    for (const { kind, table, from, to } of likelyRenames(previous, tableShapes(catalog))) {
      const facts = tables.get((kind === 'table' ? to : table).toLowerCase());
      if (facts === undefined) continue;
      const column = facts.columns.get(to.toLowerCase());
      const { file, token } =
        kind === 'table' || column === undefined
          ? { file: facts.file, token: facts.table.name.token }
          : column;
      yield foundAt(file, token, `The ${kind} '${from}' is gone, and '${to}' is like it.`);
    }
  },
};
