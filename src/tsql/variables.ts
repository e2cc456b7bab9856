import { tokensOf } from './lexer.ts';

const validName = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
const reference = /\$\((?:([\p{L}_][\p{L}\p{N}_-]*)\))?/gu;

export function isVariableName(name: string): boolean {
  return validName.test(name);
}

/** Told about a reference that has no value; gives undefined to have it left as it is. */
export type Resolve = (name: string | undefined, offset: number) => string | undefined;

/**
 * Puts values in the place of `$(name)`: in code, strings and delimited identifiers, and not in comments, as
 * go-sqlcmd does (pkg/sqlcmd/batch.go). A value is not read again. A `$(` that is no reference is asked for
 * without a name.
 */
export function substitute(text: string, resolve: Resolve): string {
  if (!text.includes('$(')) return text;
  const replaced = (from: number, to: number): string =>
    text.slice(from, to).replace(reference, (whole: string, name: string | undefined, at: number) => {
      return resolve(name, from + at) ?? whole;
    });
  let result = '';
  let from = 0;
  for (const { kind, start, text: token } of tokensOf(text)) {
    if (kind !== 'line-comment' && kind !== 'block-comment') continue;
    result += replaced(from, start) + token;
    from = start + token.length;
  }
  return result + replaced(from, text.length);
}
