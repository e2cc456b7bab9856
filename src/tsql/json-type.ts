import type { Token } from './token.ts';

/** Words that stand where a column's name may stand and are none, so that JSON behind them is no type. */
const notNames = new Set([
  'FOR',
  'AS',
  'CREATE',
  'ALTER',
  'DROP',
  'ADD',
  'SELECT',
  'BY',
  'FROM',
  'INTO',
  'ON',
]);

/**
 * Whether the word JSON is the type of a column, parameter, variable, conversion or result. The same word is also
 * a clause (`FOR JSON`, `AS JSON` of OPENJSON), an index (`CREATE JSON INDEX`) and a name, and is none of them here.
 */
export function isJsonType(tokens: readonly Token[], index: number): boolean {
  if (!isWord(tokens[index], 'JSON')) return false;
  const back = significant(tokens, index, -1);
  const [first, second, third] = [back.next(), back.next(), back.next()];
  if (first === undefined || !endsType(significant(tokens, index, 1).next())) return false;
  if (isVariable(first)) return true;
  if (isWord(first, 'AS')) return isVariable(second) || isConversion(tokens, index);
  if (isWord(first, 'RETURNS') || isWord(first, 'RETURNING')) return true;
  if (first.text === '(') return isWord(second, 'CONVERT') || isWord(second, 'TRY_CONVERT');
  return isName(first) && (startsColumn(second) || (isWord(second, 'COLUMN') && third !== undefined));
}

/** A column is defined at the head of a list or after its comma, or behind ADD. */
function startsColumn(token: Token | undefined): boolean {
  return token?.text === '(' || token?.text === ',' || isWord(token, 'ADD');
}

/** What may follow a type: the end of the text, of its item, or a clause; never a dot, a parenthesis or an operator. */
function endsType(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'word' || [',', ')', ';', '='].includes(token.text);
}

/** Whether the innermost open parenthesis in front belongs to CAST or TRY_CAST. */
function isConversion(tokens: readonly Token[], index: number): boolean {
  const back = significant(tokens, index, -1);
  let depth = 0;
  for (let token = back.next(); token !== undefined; token = back.next()) {
    if (token.text === ')') depth++;
    else if (token.text === '(' && depth-- === 0) {
      const caller = back.next();
      return isWord(caller, 'CAST') || isWord(caller, 'TRY_CAST');
    }
  }
  return false;
}

/** The tokens of one direction that are neither white space nor comments. */
function significant(tokens: readonly Token[], from: number, step: 1 | -1): { next(): Token | undefined } {
  let at = from;
  return {
    next() {
      do at += step;
      while (tokens[at]?.kind === 'space' || tokens[at]?.kind.endsWith('comment'));
      return tokens[at];
    },
  };
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word;
}

function isVariable(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.text.startsWith('@');
}

function isName(token: Token): boolean {
  if (token.kind === 'bracketed' || token.kind === 'quoted') return true;
  return token.kind === 'word' && !notNames.has(token.text.toUpperCase());
}
