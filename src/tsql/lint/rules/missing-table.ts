import { type ObjectName, objectKey, shownName } from '../../scan/names.ts';
import type { ScannedStatement } from '../../scan/script.ts';
import { type Found, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

/** Schemas that the server brings along, and the toolkit's own. */
const foreignSchemas = new Set(['sys', 'information_schema', 'deploy']);

export const missingTable: Rule = {
  id: 'HD007',
  title: 'A table is named that no file declares',
  why: 'A procedure that names a table that is not there is created without a word, by deferred name resolution, and fails when it runs (Msg 208).',
  source: 'the deployment record, "Missing Tables"',
  fix: 'Declare the table in sql/schema, or correct its name.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    if (!subject.catalog.whole) return;
    for (const { file, statement } of subject.statements()) {
      if (file.role === 'migration') continue;
      for (const name of namesIn(statement)) yield* checked(subject, file, name);
    }
    for (const { constraints } of subject.catalog.tables) {
      for (const { file, constraint } of constraints) {
        for (const name of constraint.references) yield* checked(subject, file, name);
      }
    }
    for (const file of subject.files) {
      for (const { on } of file.script.indexes) if (on !== undefined) yield* checked(subject, file, on);
    }
  },
};

function* checked(subject: Subject, file: SqlFile, name: ObjectName): Generator<Found> {
  const key = objectKey(name);
  if (key === undefined || foreignSchemas.has(key.split('.')[0] ?? '') || subject.catalog.has(key)) return;
  if (subject.clrRoutines.has(key)) return;
  yield foundAtName(file, name, `No file declares ${shownName(name)}.`);
}

function namesIn({ queries, verb }: ScannedStatement): readonly ObjectName[] {
  const read = queries.sources.flatMap(({ name, key }) => {
    // Trigger tables have no schema, and are no objects.
    const pseudo = name?.parts.length === 1 && /^(inserted|deleted)$/i.test(name.parts[0] ?? '');
    return name === undefined || key === undefined || pseudo ? [] : [name];
  });
  const written = queries.writes.flatMap(({ kind, target, scope }) => {
    const alias = target.parts.length === 1 && scope.bound(target.parts[0] ?? '') !== undefined;
    const made = kind === 'select-into' || (verb === 'WITH' && target.parts.length === 1);
    return made || (alias && kind !== 'insert') ? [] : [target];
  });
  return [...read, ...written];
}
