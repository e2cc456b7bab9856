import type { Range } from '../../scan/code.ts';
import { objectKey, readName, shownName } from '../../scan/names.ts';
import { type Found, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

export const clrDependent: Rule = {
  id: 'HD015',
  title: 'Something schema-bound or persisted depends on a CLR routine',
  why: 'CLR routines are created beside the DACPAC and dropped to be changed; the server refuses that while a schema-bound module, a computed column, a constraint or an index depends on one (Msg 3729).',
  source: 'architecture, decision 4',
  fix: 'Call the routine from a module without SCHEMABINDING, or store its result in an ordinary column.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    for (const file of subject.files) {
      for (const { schemaBound, body, shown } of file.script.modules) {
        if (schemaBound) yield* calls(subject, file, body, `the schema-bound ${shown}`);
      }
    }
    for (const { columns, constraints, indexes, table } of subject.catalog.tables) {
      for (const { name, computed, file } of columns.values()) {
        const kind = computed?.persisted === true ? 'persisted' : 'computed';
        if (computed !== undefined)
          yield* calls(subject, file, computed, `the ${kind} column '${name}' of ${table.shown}`);
      }
      for (const { file: where, constraint } of constraints) {
        const { expression, kind } = constraint;
        if (expression !== undefined)
          yield* calls(subject, where, expression, `a ${kind} constraint of ${table.shown}`);
      }
      for (const { file: where, index } of indexes) {
        if (index.filter !== undefined)
          yield* calls(subject, where, index.filter, `an index of ${table.shown}`);
      }
    }
  },
};

function* calls(subject: Subject, file: SqlFile, { from, to }: Range, dependent: string): Generator<Found> {
  const { code } = file.script;
  for (let at = from; at < to; at++) {
    const name = readName(code, at);
    if (name === undefined) continue;
    const key = name.parts.length === 2 ? objectKey(name) : undefined;
    at = name.next - 1;
    if (key === undefined || code.word(name.next) !== '(' || !subject.isClrRoutine(key)) continue;
    yield foundAtName(file, name, `${shownName(name)} is called by ${dependent}.`);
  }
}
