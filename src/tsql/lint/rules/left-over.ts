import type { Token } from '../../lexer.ts';
import type { Found } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import type { SqlFile } from '../texts.ts';

/** In comments in any case; in strings only as a shout, because a string may well speak of placeholders. */
const inComments = /\b(?:TODO|FIXME|PLACEHOLDER)\b/i;
const inStrings = /\b(?:TODO|FIXME|PLACEHOLDER)\b/;

export const leftOver: Rule = {
  id: 'HD012',
  title: 'TODO, FIXME or PLACEHOLDER is left',
  why: 'It marks work that is not done: what is deployed with it does less than it says.',
  source: 'the audit, "12 TODO/PLACEHOLDER/NOTE Comments"',
  fix: 'Finish it, or delete it and keep the thought where work is planned.',
  severity: 'error',
  *find({ files }: Subject): Generator<Found> {
    for (const file of files) {
      const { comments, tokens } = file.script.code;
      for (const comment of comments) yield* marks(file, comment, inComments);
      for (const token of tokens) if (token.kind === 'string') yield* marks(file, token, inStrings);
    }
  },
};

function* marks({ path }: SqlFile, { text, line, column }: Token, mark: RegExp): Generator<Found> {
  for (const [index, row] of text.split(/\r\n?|\n/).entries()) {
    const match = mark.exec(row);
    if (match === null) continue;
    const place = { line: line + index, column: match.index + (index === 0 ? column : 1) };
    yield { file: path, ...place, length: match[0].length, text: `'${match[0]}' is left.` };
  }
}
