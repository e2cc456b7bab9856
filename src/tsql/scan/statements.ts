import type { Code, Range } from './code.ts';
import { reserved } from './keywords.ts';

/** One statement; a block's BEGIN and END are statements of their own. */
export interface Statement extends Range {
  /** The word that it begins with. */
  readonly verb: string;
}

/** Reserved words that begin a statement wherever nothing below says otherwise. */
const starters = new Set(
  `ALTER BACKUP BEGIN BREAK BULK CLOSE COMMIT CONTINUE CREATE DBCC DEALLOCATE DECLARE DELETE DENY DROP ELSE END EXEC
  EXECUTE FETCH GOTO GRANT IF INSERT KILL MERGE OPEN PRINT RAISERROR RECONFIGURE RESTORE RETURN REVERT REVOKE
  ROLLBACK SAVE SELECT SET TRUNCATE UPDATE USE WAITFOR WHILE WITH`.split(/\s+/),
);

/** Whether a word begins a statement; a few that do are no reserved words and not among these. */
export function beginsStatement(word: string): boolean {
  return starters.has(word);
}

/** The only ones that can follow a GRANT without a semicolon: the others are permissions there. */
const afterGrant = new Set([
  'BEGIN',
  'DECLARE',
  'DENY',
  'ELSE',
  'END',
  'GRANT',
  'IF',
  'PRINT',
  'REVOKE',
  'WHILE',
]);

const setOperators = new Set(['UNION', 'EXCEPT', 'INTERSECT']);

const droppable = new Set(
  'AGGREGATE ASSEMBLY DATABASE FUNCTION INDEX PROC PROCEDURE QUEUE SCHEMA SEQUENCE SYNONYM TABLE TRIGGER TYPE VIEW'.split(
    ' ',
  ),
);

/**
 * Splits a range into statements, as far as words alone tell. Semicolons are optional in T-SQL, so what looks like
 * a beginning may be a part: SELECT behind INSERT, SET within UPDATE, ELSE within CASE. Text that no server would
 * take is split somehow.
 */
export function readStatements(code: Code, from: number, to: number): readonly Statement[] {
  const statements: Statement[] = [];
  let start = from;
  let cases = 0;
  /** Index of the main verb behind common table expressions, or of a SET that belongs to UPDATE. */
  let seen = new Set<string>();
  const close = (end: number): void => {
    if (end > start) statements.push({ verb: code.word(start), from: start, to: end });
    start = end;
    cases = 0;
    seen = new Set();
  };
  for (let at = from; at < to; at++) {
    const word = code.word(at);
    if (word === '(') at = Math.min(code.closing(at), to);
    else if (word === ';') {
      close(at);
      start = at + 1;
    } else if (word === 'CASE') cases++;
    else if (cases > 0 && word === 'END') cases--;
    else if (cases === 0 && at > start && starters.has(word) && begins(code, start, at, seen)) close(at);
    if (isMainVerb(word)) seen.add(word);
  }
  close(to);
  return statements;
}

function isMainVerb(word: string): boolean {
  return ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'SET', 'VALUES', 'EXEC', 'EXECUTE'].includes(word);
}

function begins(code: Code, start: number, at: number, seen: ReadonlySet<string>): boolean {
  const verb = code.word(start);
  const before = code.word(at - 1);
  const word = code.word(at);
  if (verb === 'GRANT' || verb === 'DENY' || verb === 'REVOKE') return afterGrant.has(word);
  // The main verb of common table expressions.
  if (verb === 'WITH' && !['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE'].some((one) => seen.has(one)))
    return false;
  switch (word) {
    case 'SELECT':
      if (setOperators.has(before) || (before === 'ALL' && setOperators.has(code.word(at - 2)))) return false;
      if (verb === 'INSERT' || (verb === 'WITH' && seen.has('INSERT')))
        return seen.has('SELECT') || seen.has('VALUES');
      return before !== 'FOR';
    case 'INSERT':
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
      if (['THEN', 'ON', 'FOR', 'AFTER', 'OF', ','].includes(before)) return false;
      if (word === 'UPDATE') return code.word(at + 1) !== '(';
      return word !== 'MERGE' || !['JOIN', 'UNION'].includes(code.word(at + 1));
    case 'SET':
      if (before === 'UPDATE' || before === 'DELETE') return false;
      if (verb === 'UPDATE' || verb === 'WITH') return seen.has('SET') || !seen.has('UPDATE');
      return (verb !== 'ALTER' && verb !== 'CREATE') || code.at(at + 1).text.startsWith('@');
    case 'EXEC':
    case 'EXECUTE':
      if (code.word(at + 1) === 'AS') return before !== 'WITH' && before !== ',';
      return verb !== 'INSERT' || ['SELECT', 'VALUES', 'EXEC', 'EXECUTE'].some((one) => seen.has(one));
    case 'ALTER':
      return before !== 'OR' && !(verb === 'ALTER' && code.word(at + 1) === 'COLUMN');
    case 'DROP':
      return verb !== 'ALTER' || droppable.has(code.word(at + 1));
    case 'IF':
      return !(verb === 'DROP' || (verb === 'ALTER' && code.word(at + 1) === 'EXISTS'));
    case 'WITH':
      return definesExpression(code, at + 1);
    case 'FETCH':
      return before !== 'ROWS' && before !== 'ROW';
    default:
      return true;
  }
}

/** `WITH name AS (` and `WITH name (columns) AS (`, which no hint and no option looks like. */
function definesExpression(code: Code, at: number): boolean {
  const { name, word, kind } = code.at(at);
  if (name === undefined || (kind === 'word' && reserved.has(word))) return false;
  const next = code.word(at + 1) === '(' ? code.closing(at + 1) + 1 : at + 1;
  return code.reads(next, 'AS', '(');
}
