import { code, isLineBreak, isSpace } from './characters.ts';
import { lineBreaks } from './position.ts';
import type { ScriptFault, ScriptPart } from './script-part.ts';
import { isGo, isGoOfSqlcmd, isLoneReturn, separatorAt } from './separator.ts';
import { commandNameAt } from './sqlcmd-command.ts';

/** `sqlcmd` knows colon commands, a `plain` script has none. */
export type ScriptMode = 'plain' | 'sqlcmd';

/** Codes at which reading code is more than going on: quotes, brackets, comment marks and line ends. */
const stops = new Uint8Array(code.leftBracket + 1);
for (const stop of [code.lineFeed, code.carriageReturn, code.doubleQuote, code.quote, code.minus, code.slash])
  stops[stop] = 1;
stops[code.leftBracket] = 1;

/** ScriptDom reads `1e--2` as the number `1e-` and a minus; elsewhere a comment begins there. */
const numberWithExponent = /(?:^|[^\p{L}\p{Nd}_@#$.])(?:\d+\.?\d*|\.\d+)e$/iu;
const longestNumber = 64;

/**
 * Finds the separators (and the commands of sqlcmd) among the lines of a script. Only a line that begins outside
 * of comments and literals can be one, so their ends are all it has to know of the rest: it jumps over what lies
 * between and makes no tokens. Its idea of comments and literals is the lexer's, which the tests hold it to.
 */
export class ScriptReader {
  readonly parts: ScriptPart[] = [];
  readonly faults: ScriptFault[] = [];
  readonly #text: string;
  readonly #mode: ScriptMode;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** Whether a comment that began on an earlier line ended on this one. */
  #behindComment = false;
  /** The text that is no part yet. */
  #open = { start: 0, line: 1, blank: true };

  constructor(text: string, mode: ScriptMode) {
    this.#text = text;
    this.#mode = mode;
    // A byte order mark is no white space that anyone wrote.
    if (text.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < text.length) this.#head();
    this.#closeText(text.length);
  }

  /** Reads white space and comments up to the first other character of a line, and decides what the line is. */
  #head(): void {
    const text = this.#text;
    let plain = true;
    let bare = true;
    for (; this.#at < text.length; ) {
      const at = this.#at;
      const unit = text.charCodeAt(at);
      if (isLineBreak(unit)) {
        this.#endLine(at);
        return;
      }
      if (isSpace(unit)) {
        if (unit !== code.blank && unit !== code.tab) plain = false;
        this.#at++;
      } else if (unit === code.slash && text.charCodeAt(at + 1) === code.star) {
        this.#blockComment(at);
        bare = false;
      } else if (unit === code.minus && text.charCodeAt(at + 1) === code.minus) this.#lineComment(at);
      else break;
    }
    if (this.#at >= text.length) return;
    if (isGo(text, this.#at)) this.#go(plain);
    else if (this.#mode === 'sqlcmd' && commandNameAt(text, this.#at) !== undefined) this.#command(bare);
    else this.#code();
  }

  #go(plain: boolean): void {
    const at = this.#at;
    const lineStart = this.#lineStart;
    const before = this.#text.charCodeAt(at - 1);
    const separator = separatorAt(this.#text, at);
    const why =
      (this.#behindComment && 'stands behind a comment that began on an earlier line') ||
      (!plain && 'holds white space that is neither blank nor tab') ||
      (before === code.slash && 'has a comment attached, which makes it a separator to some tools only') ||
      (lineStart > 0 && isLoneReturn(this.#text, lineStart - 1) && 'begins behind a lone carriage return') ||
      ('why' in separator && separator.why);
    if (why !== false || 'why' in separator) {
      this.#fault(at, this.#line, lineStart, why || '');
      this.#code();
      return;
    }
    this.#closeText(lineStart);
    const line = this.#line;
    this.#at = separator.end;
    if (separator.end < this.#text.length) this.#endLine(separator.end);
    this.parts.push({ kind: 'separator', start: lineStart, end: this.#at, line, count: separator.count });
    this.#openText();
  }

  #command(bare: boolean): void {
    if (!bare) {
      this.#fault(this.#at, this.#line, this.#lineStart, 'is a command of sqlcmd behind a comment');
      this.#code();
      return;
    }
    const line = this.#line;
    const start = this.#lineStart;
    this.#closeText(start);
    let at = this.#at;
    while (at < this.#text.length && !isLineBreak(this.#text.charCodeAt(at))) at++;
    this.#at = at;
    if (at < this.#text.length) this.#endLine(at);
    this.parts.push({ kind: 'command', start, end: this.#at, line });
    this.#openText();
  }

  /** Reads code to the end of its line, or to the end of a comment that ends on a later one. */
  #code(): void {
    const text = this.#text;
    const length = text.length;
    this.#open.blank = false;
    let at = this.#at;
    while (at < length) {
      const unit = text.charCodeAt(at);
      if (unit > code.leftBracket || stops[unit] === 0) at++;
      else if (unit === code.lineFeed || unit === code.carriageReturn) {
        this.#endLine(at);
        return;
      } else if (unit === code.quote || unit === code.doubleQuote) at = this.#delimited(at, unit);
      else if (unit === code.leftBracket) at = this.#delimited(at, code.rightBracket);
      else if (unit === code.minus && text.charCodeAt(at + 1) === code.minus) {
        this.#lineComment(at);
        at = this.#at;
      } else if (unit === code.slash && text.charCodeAt(at + 1) === code.star) {
        const line = this.#line;
        this.#blockComment(at);
        // What follows is the head of a line again, and may look like a separator.
        if (this.#line > line) return;
        at = this.#at;
      } else at++;
    }
    this.#at = at;
  }

  #endLine(at: number): void {
    const pair =
      this.#text.charCodeAt(at) === code.carriageReturn && this.#text.charCodeAt(at + 1) === code.lineFeed;
    this.#at = at + (pair ? 2 : 1);
    this.#line++;
    this.#lineStart = this.#at;
    this.#behindComment = false;
  }

  #lineComment(start: number): void {
    const text = this.#text;
    let at = start + 2;
    while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
    if (numberWithExponent.test(text.slice(Math.max(0, start - longestNumber), start)))
      this.#fault(start, this.#line, this.#lineStart, 'is a comment, or the sign of the number before it');
    if (isLoneReturn(text, at))
      this.#fault(start, this.#line, this.#lineStart, 'is a comment that ends with a lone carriage return');
    this.#at = at;
  }

  #blockComment(start: number): void {
    const text = this.#text;
    const { line, lineStart } = { line: this.#line, lineStart: this.#lineStart };
    let depth = 1;
    let innerEnded = false;
    let at = start + 2;
    for (; at < text.length && depth > 0; at++) {
      const unit = text.charCodeAt(at);
      if (unit > code.slash) continue;
      if (unit === code.star && text.charCodeAt(at + 1) === code.slash) {
        depth--;
        innerEnded = true;
        at++;
      } else if (unit === code.slash && text.charCodeAt(at + 1) === code.star) {
        depth++;
        at++;
      } else if (unit === code.lineFeed || (unit === code.carriageReturn && isLoneReturn(text, at))) {
        this.#endLine(at);
        if (innerEnded && isGoOfSqlcmd(text, this.#at))
          this.#fault(
            this.#at,
            this.#line,
            this.#at,
            'stands in a nested comment, which ends earlier to sqlcmd than to the server',
          );
      }
    }
    if (depth > 0) this.#fault(start, line, lineStart, 'begins a comment that never ends');
    this.#behindComment ||= this.#line > line;
    this.#at = at;
  }

  /** Gives the place behind the literal or identifier that opens at `start`. */
  #delimited(start: number, close: number): number {
    const text = this.#text;
    const quote = String.fromCharCode(close);
    let at = text.indexOf(quote, start + 1);
    while (at >= 0 && text.charCodeAt(at + 1) === close) at = text.indexOf(quote, at + 2);
    if (at < 0) {
      const what = close === code.quote ? 'a string' : 'a delimited identifier';
      this.#fault(start, this.#line, this.#lineStart, `begins ${what} that never ends`);
    }
    const end = at < 0 ? text.length : at + 1;
    const breaks = lineBreaks(text, start, end);
    if (breaks > 0) {
      this.#line += breaks;
      const body = text.slice(start, end);
      this.#lineStart = start + Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1;
    }
    return end;
  }

  #closeText(end: number): void {
    const { start, line, blank } = this.#open;
    if (end > start) this.parts.push({ kind: 'text', start, end, line, blank });
  }

  #openText(): void {
    this.#open = { start: this.#at, line: this.#line, blank: true };
  }

  #fault(at: number, line: number, lineStart: number, why: string): void {
    const excerpt = /^[^\r\n]*/.exec(this.#text.slice(at, at + 40))?.[0] ?? '';
    this.faults.push({ line, column: at - lineStart + 1, why, excerpt });
  }
}
