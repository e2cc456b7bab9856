import { type ObjectName, objectKey, shownName } from '../../scan/names.ts';
import type { ScannedStatement } from '../../scan/script.ts';
import { executedName } from '../../scan/variables.ts';
import { type Found, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import { isClrName, type Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

export const missingClrRoutine: Rule = {
  id: 'HD011',
  title: 'A function is called that neither the CLR library nor a file has',
  why: 'The call fails when it runs (Msg 4121): clr_BytesToFloatArrayJson was called for months before anybody wrote it.',
  source: 'the audit, "Missing CLR Functions"',
  fix: 'Write the routine in clr/ with its attribute, or correct the name.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    if (!subject.catalog.whole) return;
    for (const { file, statement } of subject.statements()) {
      if (file.role === 'migration') continue;
      for (const name of callsIn(file, statement)) {
        const key = objectKey(name);
        // In front of the point may be a column of a type with methods.
        if (key === undefined || !subject.catalog.hasSchema(key.split('.')[0] ?? '')) continue;
        if (subject.clrRoutines.has(key) || subject.catalog.has(key)) continue;
        yield foundAtName(file, name, `There is no ${shownName(name)}.`);
      }
    }
  },
};

/** What comes in front of an expression, and never in front of a table, a type or a column list. */
const beforeCall = new Set(
  '= ( , + - * / % < > & | ^ SELECT RETURN WHEN THEN ELSE AND OR NOT WHERE BY IN LIKE BETWEEN ON HAVING DISTINCT APPLY FROM JOIN IF WHILE PRINT'.split(
    ' ',
  ),
);

function* callsIn(file: SqlFile, statement: ScannedStatement): Generator<ObjectName> {
  const { queries, module, definition } = statement;
  const { code } = file.script;
  // In declarations a name with parentheses is a table with its columns as often as a call.
  if (definition === undefined || module !== undefined) {
    for (const { name, called, scope } of queries.references) {
      if (!called || name.parts.length !== 2 || scope.bound(name.parts[0] ?? '') !== undefined) continue;
      if (beforeCall.has(code.word(name.token.index - 1))) yield name;
    }
  }
  const name = executedName(code, statement);
  if (name?.parts.length === 2 && isClrName(objectKey(name) ?? '')) yield name;
}
