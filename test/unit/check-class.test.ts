import { describe, expect, it } from 'vitest';
import { classesFor, sqlCheckClass } from '../../src/verify/check-class.ts';
import { parseClrCheckFile } from '../../src/verify/clr-check-file.ts';

describe('the classes to run', () => {
  it.each([
    ['production', [], ['read', 'rolled-back']],
    ['staging', [], ['read', 'rolled-back', 'staging-only']],
    ['local', [], ['read', 'rolled-back', 'staging-only']],
    ['production', ['read'], ['read']],
    ['staging', ['staging-only'], ['staging-only']],
  ] as const)('in %s, asked for %j', (environment, asked, run) => {
    expect(classesFor(environment, asked)).toEqual(run);
  });

  it('are never those in production that leave something behind', () => {
    expect(() => classesFor('production', ['read', 'staging-only'])).toThrow(
      /staging-only leave something behind/,
    );
  });
});

describe('the class of a query', () => {
  it.each([
    ['no line about it', 'SELECT 1;', 'read'],
    ['a first line', '-- class: rolled-back\nSELECT 1;', 'rolled-back'],
    [
      'a line among the comments at the head',
      '-- What it is for.\n\n--class:staging-only \nSELECT 1;',
      'staging-only',
    ],
    ['a comment that speaks of a class', '-- The class of service: gold.\nSELECT 1;', 'read'],
    ['nothing but comments', '-- class: rolled-back', 'rolled-back'],
  ])('with %s', (_, text, expected) => {
    expect(sqlCheckClass(text, 'sql/verify/a.sql')).toBe(expected);
  });

  it.each([
    ['an unknown class', '-- What.\n-- class: write\nSELECT 1;', 2, /no such class/],
    ['no name', '-- class:\nSELECT 1;', 1, /the class ''/],
    ['two classes', '-- class: read\n-- class: rolled-back\nSELECT 1;', 2, /twice/],
    ['a class below the head', 'SELECT 1;\n-- class: staging-only', 2, /below its first statement/],
    ['a second class below the head', '-- class: read\nSELECT 1;\n-- class: staging-only', 3, /twice/],
  ])('is refused with its file and line for %s', (_, text, line, what) => {
    expect(() => sqlCheckClass(text, 'sql/verify/a.sql')).toThrow(
      expect.objectContaining({
        code: 'CHECK_INVALID',
        what: expect.stringMatching(what),
        place: { file: 'sql/verify/a.sql', line },
      }),
    );
  });
});

describe('the class of a file of CLR calls', () => {
  const file = (member: string): string =>
    `{\n  "routine": "dbo.f",${member}\n  "cases": [{ "name": "n", "arguments": [], "expected": 1 }]\n}`;

  it.each([
    ['', 'read'],
    ['\n  "class": "staging-only",', 'staging-only'],
  ])('is read, or what it names: %s', (member, expected) => {
    expect(parseClrCheckFile(file(member), 'f.json').class).toBe(expected);
  });

  it('is refused with its file and line when there is none such', () => {
    expect(() => parseClrCheckFile(file('\n  "class": "harmless",'), 'f.json')).toThrow(
      expect.objectContaining({
        code: 'CHECK_INVALID',
        what: expect.stringContaining("the class 'harmless'"),
        place: { file: 'f.json', line: 3 },
      }),
    );
  });
});
