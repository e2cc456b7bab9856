import type { Found } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { LintText } from '../texts.ts';

interface Pattern {
  readonly what: string;
  /** The secret itself is a group. */
  readonly pattern: RegExp;
}

/** Kept to forms that hold a secret by themselves: a word alone proves nothing. */
const patterns: readonly Pattern[] = [
  {
    what: 'A password',
    // In a string of its own, or within another string, with its quotes doubled.
    pattern: /\b(?:PASSWORD|SECRET)\s*=\s*N?(?:'([^'\r\n](?:[^'\r\n]|'')*)'|''([^'\r\n]+)'')/gi,
  },
  {
    what: 'A connection string with its password',
    pattern: /[;"']\s*(?:password|pwd)\s*=\s*([^\s;"'=>()][^;"'()\r\n]*)(?=[;"'])/gi,
  },
  {
    what: 'A connection string with its password',
    pattern: /(?:server|data source|user id|uid)\s*=[^"'\r\n]*;\s*(?:password|pwd)\s*=\s*([^;"'\r\n]+)/gi,
  },
  {
    what: 'A password',
    pattern:
      /\b\w*(?:password|passwd|pwd|secret|apikey|accesskey)\b"?\s*(?::|=)\s*@?"((?:[^"\\\r\n]|\\.)+)"/gi,
  },
  { what: 'A shared access signature', pattern: /[?&;]sig=([A-Za-z0-9%+/_-]{20,}=*)/g },
  { what: 'An account key', pattern: /\bAccountKey=([A-Za-z0-9+/]{40,}={0,2})/gi },
  { what: 'A private key', pattern: /-----BEGIN (?:[A-Z]+ )*(PRIVATE KEY)-----/g },
];

/** What stands where a secret will be put: a sqlcmd variable, an environment variable, asterisks, angle brackets. */
const stands = /^(?:\$\(.*\)|\$\{.*\}|%\w+%|#\{.*\}#?|\{\{?.*\}?\}|<.*>|\*+|@\w+)$/;

export const credentials: Rule = {
  id: 'HD016',
  title: 'A credential is written into a source file',
  why: 'Whoever can read the repository, a log or a bundle has it, and changing it means deploying.',
  source: 'https://cwe.mitre.org/data/definitions/798.html',
  fix: 'Take it out, change it where it is used, and read it from a secret store when it is needed.',
  severity: 'error',
  *find({ texts }: Subject): Generator<Found> {
    for (const text of texts) yield* secretsIn(text);
  },
};

function* secretsIn({ path, text }: LintText): Generator<Found> {
  const taken = new Set<number>();
  let lines: readonly number[] | undefined;
  for (const { what, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[2] ?? '';
      if (stands.test(secret.trim())) continue;
      // Only a text that holds something is cut into lines.
      lines ??= lineStarts(text);
      const offset = match.index + match[0].lastIndexOf(secret);
      const line = lineAt(lines, offset);
      // One line has one finding, however many forms recognise it.
      if (taken.has(line)) continue;
      taken.add(line);
      const column = offset - (lines[line - 1] ?? 0) + 1;
      yield { file: path, line, column, length: secret.length, text: `${what} is written here.` };
    }
  }
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}

/** The line of an offset, from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
