import { tokensOf } from '../tsql/lexer.ts';

/** What a line of a statement does to the database: brings something, takes something away, or changes it. */
export type LineMark = 'added' | 'removed' | 'changed' | 'same';

export interface DifferenceLine {
  readonly mark: LineMark;
  readonly text: string;
}

export const markSign: Readonly<Record<LineMark, string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  same: ' ',
};

/** A line that starts a statement or a clause of ALTER TABLE; the mark lasts until the next such line. */
const clauses: readonly (readonly [RegExp, LineMark])[] = [
  [/^(CREATE|ADD)\b/i, 'added'],
  [/^(DROP|DELETE|TRUNCATE)\b/i, 'removed'],
  [/^(ALTER|MERGE|INSERT|UPDATE|EXEC|EXECUTE|IF|BEGIN|SET)\b/i, 'changed'],
];

/** Modules are one statement to the end of their batch, whatever their lines begin with. */
const module = /^(CREATE|ALTER|CREATE OR ALTER) (PROC|PROCEDURE|FUNCTION|TRIGGER|VIEW)$/;

/**
 * A batch as the lines of a difference. It is told from the statements alone, since a plan holds what will
 * run and not what was there before.
 */
export function differenceOf(batch: string): readonly DifferenceLine[] {
  const lines = batch.replace(/\r\n?/g, '\n').trimEnd().split('\n');
  const whole = moduleMark(batch);
  if (whole !== undefined) return lines.map((text) => ({ mark: whole, text }));
  const inside = linesInsideTokens(batch);
  let mark: LineMark = 'same';
  return lines.map((text, index) => {
    const start = inside.has(index)
      ? undefined
      : clauses.find(([pattern]) => pattern.test(text.trimStart()))?.[1];
    if (start !== undefined) mark = start;
    else if (mark === 'same' && !/^\s*(--|\/\*|$)/.test(text) && !inside.has(index)) mark = 'changed';
    return { mark: text.trim() === '' ? 'same' : mark, text };
  });
}

function moduleMark(batch: string): LineMark | undefined {
  const words: string[] = [];
  for (const { kind, text } of tokensOf(batch)) {
    if (kind === 'space' || kind === 'line-comment' || kind === 'block-comment') continue;
    words.push(text.toUpperCase());
    if (module.test(words.join(' '))) return words[0] === 'CREATE' && words[1] !== 'OR' ? 'added' : 'changed';
    if (words.length === 4) return undefined;
  }
  return undefined;
}

/** Numbers of the lines that begin in the middle of a string, a comment or a name. */
function linesInsideTokens(batch: string): ReadonlySet<number> {
  const inside = new Set<number>();
  let line = 0;
  for (const { kind, text } of tokensOf(batch.replace(/\r\n?/g, '\n'))) {
    for (const _ of text.matchAll(/\n/g)) {
      line++;
      if (kind !== 'space') inside.add(line);
    }
  }
  return inside;
}
