import type { Finding } from '../../errors/finding.ts';
import { Code } from '../scan/code.ts';
import type { LintText } from './texts.ts';

/** A comment that lets findings of one rule stand. */
export interface Suppression {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly rule: string;
  readonly reason: string;
  /** The line whose findings it is about. */
  readonly about: number;
}

const written = /^\s*(?:--|\/\/)\s*hartonomous:allow\b[ \t]*(\S*)[ \t]*(.*?)\s*$/;

/**
 * Finds `-- hartonomous:allow HD012 reason` on lines of their own. Several stand one above the other; all are about
 * the first line below that is none of them.
 */
export function suppressionsIn({ path, text }: LintText): readonly Suppression[] {
  if (!text.includes('hartonomous:allow')) return [];
  const lines = text.split(/\r\n?|\n/);
  const comments = path.endsWith('.sql') ? commentLines(text) : undefined;
  const matches = lines.map((line, index) => {
    return comments === undefined || comments.has(index + 1) ? written.exec(line) : null;
  });
  const found: Suppression[] = [];
  let about = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const match = matches[index];
    if (match === null || match === undefined) about = index + 1;
    else {
      const [whole, rule = '', reason = ''] = match;
      const column = whole.search(/\S/) + 1;
      found.push({ file: path, line: index + 1, column, length: whole.trim().length, rule, reason, about });
    }
  }
  return found.reverse();
}

/** Lines on which a comment in line style begins: a string may hold the same words. */
function commentLines(text: string): ReadonlySet<number> {
  const { comments } = new Code(text);
  return new Set(comments.filter(({ kind }) => kind === 'line-comment').map(({ line }) => line));
}

/** The findings with those suppressed that a suppression with a reason is about, and the suppressions that did so. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { readonly findings: readonly Finding[]; readonly used: ReadonlySet<Suppression> } {
  const used = new Set<Suppression>();
  const byPlace = new Map(
    suppressions
      .filter(({ reason }) => reason !== '')
      .map((one) => [`${one.file}:${one.about} ${one.rule}`, one]),
  );
  const marked = findings.map((finding) => {
    const { place, rule } = finding;
    const suppression = byPlace.get(`${place.file}:${place.line} ${rule}`);
    if (suppression === undefined) return finding;
    used.add(suppression);
    return { ...finding, suppressed: suppression.reason };
  });
  return { findings: marked, used };
}
