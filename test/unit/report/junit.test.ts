import { describe, expect, it } from 'vitest';
import { junit, xmlText } from '../../../src/report/junit.ts';
import { reportOf } from '../../../src/report/record.ts';
import { finishedCheck, stamped } from '../../support/events.ts';

describe('the JUnit file', () => {
  it.each([
    ['markup', `a < b && c > d`, 'a &lt; b &amp;&amp; c &gt; d'],
    ['a control character', 'a\u0000b\u001b[31m', 'a\uFFFDb\uFFFD[31m'],
    ['half a surrogate pair', 'a\uD83D b', 'a\uFFFD b'],
    ['a character beyond the basic plane', '😀', '😀'],
    ['what XML has no character for', 'a\uFFFEb\uFFFF', 'a\uFFFDb\uFFFD'],
    ['the end of a CDATA section', ']]>', ']]&gt;'],
    ['a carriage return', 'a\r\nb', 'a&#13;\nb'],
  ])('can hold %s', (_, text, expected) => {
    expect(xmlText(text)).toBe(expected);
  });

  it('keeps line breaks and quotes in attributes', () => {
    const report = reportOf(stamped(finishedCheck('a "b"', 'failed', 'one\ntwo\tthree')));
    expect(junit(report)).toContain('name="a &quot;b&quot;"');
    expect(junit(report)).toContain('message="one&#10;two&#9;three"');
  });

  it('never counts a check that was not evaluated as passed', () => {
    const text = junit(reportOf(stamped(finishedCheck('a', 'not evaluated', 'no engine'))));
    expect(text).toContain('<skipped message="no engine"/>');
    expect(text).toContain('tests="1" failures="0" errors="0" skipped="1"');
  });
});
