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
const asciiSpace = asciiTable(/\s/);
const letter = /\p{L}/u;
const letterOrDigit = /[\p{L}\p{Nd}]/u;
const space = /\s/;

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
  return unit < firstBeyondAscii ? asciiSpace[unit] === 1 : space.test(String.fromCharCode(unit));
}

export function isLineBreak(unit: number): boolean {
  return unit === code.lineFeed || unit === code.carriageReturn;
}

/**
 * Length in code units of the name character at a place, or 0. The server takes the letters and digits of Unicode
 * and the four marks: https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers
 */
export function nameLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < firstBeyondAscii) return asciiName[unit] ?? 0;
  return beyondAscii(text, at, letterOrDigit);
}

/** The same for the first character of a name, which is no digit. */
export function nameStartLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < firstBeyondAscii) return isDigit(unit) ? 0 : (asciiName[unit] ?? 0);
  return beyondAscii(text, at, letter);
}

function beyondAscii(text: string, at: number, members: RegExp): number {
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return members.test(character) ? character.length : 0;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
