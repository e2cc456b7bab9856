/** Character codes that decide where tokens begin and end. */
export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  blank: 32,
  doubleQuote: 34,
  dollar: 36,
  quote: 39,
  star: 42,
  plus: 43,
  minus: 45,
  point: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  leftBracket: 91,
  rightBracket: 93,
} as const;

const firstBeyondAscii = 128;

const asciiName = asciiTable(/[a-zA-Z0-9_@#$]/);
/** As ScriptDom has it: control characters and the zero-width space are white space too. */
const space = /[\s\u0085\u200B]/;

function asciiTable(members: RegExp): Uint8Array {
  return Uint8Array.from({ length: firstBeyondAscii }, (_, index) =>
    members.test(String.fromCharCode(index)) ? 1 : 0,
  );
}

export function isDigit(unit: number): boolean {
  return unit >= code.zero && unit <= code.nine;
}

export function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 65 && unit <= 70) || (unit >= 97 && unit <= 102);
}

export function isSpace(unit: number): boolean {
  return unit < firstBeyondAscii ? unit <= code.blank : space.test(String.fromCharCode(unit));
}

export function isLineBreak(unit: number): boolean {
  return unit === code.lineFeed || unit === code.carriageReturn;
}

/**
 * Length in code units of the name character at a place, or 0. The server takes letters, digits and four marks
 * (https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers); beyond ASCII, ScriptDom
 * takes all but white space, and so do we: what is no letter there is an error to the server either way.
 */
export function nameLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < firstBeyondAscii) return asciiName[unit] ?? 0;
  if (Number.isNaN(unit) || isSpace(unit)) return 0;
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The same for the first character of a name, which is no digit. */
export function nameStartLength(text: string, at: number): number {
  return isDigit(text.charCodeAt(at)) ? 0 : nameLength(text, at);
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
