import { code } from './characters.ts';

/**
 * Where a reader is in a text. A line ends with LF, CR LF or a lone CR, as ScriptDom counts them; a CR and its LF
 * may come in two calls.
 */
export class Position {
  line = 1;
  column = 1;
  #afterReturn = false;

  /** Passes over a part of a text. */
  advance(text: string, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit > code.carriageReturn) {
        this.column++;
        this.#afterReturn = false;
        continue;
      }
      const endsReturn = unit === code.lineFeed && this.#afterReturn;
      this.#afterReturn = unit === code.carriageReturn;
      if (endsReturn) continue;
      if (unit === code.lineFeed || unit === code.carriageReturn) {
        this.line++;
        this.column = 1;
      } else this.column++;
    }
  }
}

/** How many lines end within a part of a text that neither begins nor ends between a CR and its LF. */
export function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit > code.carriageReturn) continue;
    if (unit === code.lineFeed) count++;
    else if (unit === code.carriageReturn && text.charCodeAt(at + 1) !== code.lineFeed) count++;
  }
  return count;
}
