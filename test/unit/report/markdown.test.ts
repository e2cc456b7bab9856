import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/engine/events.ts';
import { codeBlock, codeSpan } from '../../../src/report/markdown/code.ts';
import { summary } from '../../../src/report/markdown/summary.ts';
import { reportOf } from '../../../src/report/record.ts';
import { finishedCheck, goldenEvents, stamped } from '../../support/events.ts';

describe('Markdown', () => {
  it.each([
    ['plain text', 'Create table [dbo].[A]', '`Create table [dbo].[A]`'],
    ['a table pipe', 'a|b', '<code>a&#124;b</code>'],
    ['a backtick', 'a`b', '<code>a&#96;b</code>'],
    ['an escaped pipe with HTML', '\\|<b>', '<code>&#92;&#124;&#60;b&#62;</code>'],
    ['line breaks', 'a\r\n\nb', '`a b`'],
    ['nothing', '', ''],
  ])('shows %s as one line of code', (_, text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  it('fences a block with more backticks than it holds', () => {
    expect(codeBlock('a ```` b')).toEqual(['`````text', 'a ```` b', '`````']);
  });
});

describe('the job summary', () => {
  const github = 1024 * 1024;

  it('stays below what a platform shows, however much there is to tell', () => {
    const [started, ...others] = goldenEvents('step-failed');
    const many = Array.from({ length: 3_000 }, (_, index) =>
      finishedCheck(`check ${index} ${'語'.repeat(1000)}`, 'failed', '|'.repeat(5000)),
    );
    const grown = others.map((event) => {
      if (event.event === 'plan-read') {
        const [step] = event.plan.steps;
        const steps = Array.from({ length: 3_000 }, () => ({ ...step, title: '`漢'.repeat(3000) }));
        return { ...event, plan: { ...event.plan, steps } };
      }
      if (event.event !== 'failed') return event;
      return { ...event, error: { ...event.error, what: '語'.repeat(2_000_000) } };
    });
    const notes = Array.from({ length: 1000 }, (): Event => ({ event: 'notice', text: '`'.repeat(9000) }));
    const text = summary(reportOf(stamped(...([started, ...notes, ...many, ...grown] as Event[]))));
    expect(Buffer.byteLength(text)).toBeLessThan(github / 2);
    expect(text).toMatch(/… and \d+ more, all in the HTML report/);
    expect(text).toContain('Correct the cause and apply the same plan again');
  });

  it('says first how it ended', () => {
    expect(summary(reportOf(goldenEvents('failed-check')))).toMatch(/^## ❌ Failed\n/);
  });
});
