import { Code, type CodeToken } from '../../scan/code.ts';
import { type Definition, readDefinition } from '../../scan/definitions.ts';
import { isTemporary, shownName } from '../../scan/names.ts';
import type { ScannedStatement } from '../../scan/script.ts';
import { type Found, foundAt, foundAtName } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

/** What only a deployment makes; keeping indexes in shape (ALTER INDEX) is a module's good right. */
const owned = new Set([
  ...['TABLE', 'EXTERNAL TABLE', 'TYPE', 'PROCEDURE', 'FUNCTION', 'VIEW', 'TRIGGER', 'AGGREGATE', 'ASSEMBLY'],
  ...['SCHEMA', 'SEQUENCE', 'SYNONYM', 'INDEX'],
]);

export const ddlInModule: Rule = {
  id: 'HD002',
  title: 'A module changes the schema',
  why: 'The DACPAC owns tables, types, modules and indexes: what a procedure makes is drift at the next deployment, which drops or blocks it.',
  source: 'the deployment record, "DDL in Procedures"; architecture, decision 1',
  fix: 'Declare the object in sql/schema, or use a temporary table or a table variable. Rebuilding, enabling and reporting indexes is allowed.',
  severity: 'error',
  *find(subject: Subject): Generator<Found> {
    for (const { file, statement } of subject.statements()) {
      if (statement.module === undefined) continue;
      const { definition } = statement;
      if (definition !== undefined && changesSchema(definition))
        yield foundAt(file, definition.token, described(definition));
      for (const { kind, target } of statement.queries.writes) {
        if (kind !== 'select-into' || isTemporary(target)) continue;
        yield foundAtName(file, target, `SELECT INTO makes the table ${shownName(target)}.`);
      }
      yield* inStrings(file, statement);
    }
  },
};

function changesSchema({ action, kind, name, on }: Definition): boolean {
  if (!owned.has(kind) || (kind === 'INDEX' && action === 'alter')) return false;
  if (kind === 'INDEX') return on !== undefined && !isTemporary(on);
  return name !== undefined && !isTemporary(name);
}

function described({ action, kind, name }: Definition): string {
  const shown = name === undefined ? '' : ` ${shownName(name)}`;
  return `${action.toUpperCase()} ${kind}${shown} stands in a module.`;
}

/** Statements in strings that are run: `EXEC (N'CREATE TABLE …')`, `SET @sql = N'DROP TABLE …'`. */
function* inStrings(file: SqlFile, { verb, from, to }: ScannedStatement): Generator<Found> {
  if (!['EXEC', 'EXECUTE', 'SET', 'SELECT', 'DECLARE'].includes(verb)) return;
  for (let at = from; at < to; at++) {
    const token = file.script.code.at(at);
    if (token.kind !== 'string' || !/^N?'\s*(CREATE|ALTER|DROP)\s/i.test(token.text)) continue;
    const definition = definitionIn(token);
    if (definition !== undefined && changesSchema(definition))
      yield foundAt(file, token, described(definition));
  }
}

function definitionIn({ text }: CodeToken): Definition | undefined {
  const inner = text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'");
  const definition = readDefinition(new Code(inner), 0);
  // A sentence such as 'CREATE TABLE failed' names no object in brackets or with its schema.
  const named = definition?.name ?? definition?.on;
  return named !== undefined && (named.parts.length > 1 || named.token.kind !== 'word')
    ? definition
    : undefined;
}
