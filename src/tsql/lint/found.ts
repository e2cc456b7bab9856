import type { CodeToken } from '../scan/code.ts';
import type { ObjectName } from '../scan/names.ts';
import type { LintText } from './texts.ts';

/** Where a rule found something, and what. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters it is about, all in its line. */
  readonly length: number;
  /** One sentence that names what is wrong with this very text; never a secret. */
  readonly text: string;
}

export function foundAt({ path }: Pick<LintText, 'path'>, token: CodeToken, text: string): Found {
  const { line, column } = token;
  return { file: path, line, column, length: firstLineLength(token.text), text };
}

/** The same for a whole name, whose parts may stand on several lines. */
export function foundAtName(file: Pick<LintText, 'path'>, { token, last }: ObjectName, text: string): Found {
  const found = foundAt(file, token, text);
  return token.line === last.line
    ? { ...found, length: last.column + last.text.length - token.column }
    : found;
}

function firstLineLength(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
