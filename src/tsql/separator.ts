import { code, isDigit, isLineBreak, isSpace, nameLength } from './characters.ts';

/** A plan holds every repetition as a text of its own, so a count is no way to write a long loop. */
export const mostRepeats = 10_000;

export type Separator = { readonly count: number; readonly end: number } | { readonly why: string };

/** Whether the word at a place is GO, in any case. */
export function isGo(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return (
    (first === 71 || first === 103) && (second === 79 || second === 111) && nameLength(text, at + 2) === 0
  );
}

/** Whether go-sqlcmd would take the line for a separator: `^[\t ]*?GO(?:[ ]+(.*$)|$)`, pkg/sqlcmd/commands.go. */
export function isGoOfSqlcmd(text: string, lineStart: number): boolean {
  const at = afterBlanks(text, lineStart);
  if (!isGo(text, at)) return false;
  const next = text.charCodeAt(at + 2);
  return at + 2 === text.length || next === code.blank || isLineBreak(next);
}

/**
 * Reads the rest of a line that begins with GO: a count, white space and comments, and nothing else. `end` is the
 * place of the line's end. What tools read differently is no separator but a reason to refuse the line.
 */
export function separatorAt(text: string, go: number): Separator {
  let at = afterBlanks(text, go + 2);
  if (endsLine(text, at)) return ended(text, at, 1);
  if (at === go + 2) return { why: attached(text, at) };
  let count = 1;
  const digits = at;
  while (isDigit(text.charCodeAt(at)) && at < digits + 12) at++;
  if (at > digits) {
    count = Number(text.slice(digits, at));
    if (count < 1 || count > mostRepeats)
      return { why: `has a count that is not between 1 and ${mostRepeats}` };
  }
  for (;;) {
    at = afterBlanks(text, at);
    if (endsLine(text, at)) return ended(text, at, count);
    if (text.startsWith('--', at)) {
      while (!endsLine(text, at)) at++;
    } else if (text.startsWith('/*', at)) {
      at = commentEnd(text, at);
      if (at < 0) return { why: 'begins a comment that goes on behind the line' };
    } else if (isSpace(text.charCodeAt(at))) {
      return { why: 'holds white space that is neither blank nor tab' };
    } else return { why: 'goes on with something that is neither a count nor a comment' };
  }
}

/** End of a comment that ends on its line, or -1. */
function commentEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; !endsLine(text, at); at++) {
    if (text.startsWith('/*', at)) depth++;
    else if (text.startsWith('*/', at)) depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  return -1;
}

function ended(text: string, at: number, count: number): Separator {
  return isLoneReturn(text, at) ? { why: 'ends with a lone carriage return' } : { count, end: at };
}

export function isLoneReturn(text: string, at: number): boolean {
  return text.charCodeAt(at) === code.carriageReturn && text.charCodeAt(at + 1) !== code.lineFeed;
}

function attached(text: string, at: number): string {
  const next = text.charAt(at);
  if (next === ';') return 'ends with a semicolon, which some tools drop and others send to the server';
  if (text.startsWith('--', at) || text.startsWith('/*', at))
    return 'has a comment attached, which makes it a separator to some tools only';
  if (isSpace(text.charCodeAt(at))) return 'holds white space that is neither blank nor tab';
  return 'goes on with something that is neither a count nor a comment';
}

export function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === code.blank || text.charCodeAt(at) === code.tab) at++;
  return at;
}

function endsLine(text: string, at: number): boolean {
  return at >= text.length || isLineBreak(text.charCodeAt(at));
}
