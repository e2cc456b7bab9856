import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from '../../../src/report/html/markup.ts';
import { reportPage } from '../../../src/report/html/page.ts';
import { reportOf } from '../../../src/report/record.ts';
import type { StampedEvent } from '../../../src/report/stamped.ts';
import { goldenEvents } from '../../support/events.ts';

const attack = `"'><script>alert(1)</script>&amp;`;

/** Every text in the events becomes hostile, but for those that the report decides by. */
function hostile(events: readonly StampedEvent[]): readonly StampedEvent[] {
  const kept = [
    'event',
    'at',
    'command',
    'outcome',
    'verdict',
    'code',
    'kind',
    'phase',
    'step',
    'id',
    'level',
    'checkClass',
    'change',
  ];
  return JSON.parse(
    JSON.stringify(events, (key, value: unknown) =>
      typeof value === 'string' && !kept.includes(key) ? value + attack : value,
    ),
    (key, value: unknown) => (Array.isArray(value) && key === 'batches' ? [attack] : value),
  ) as StampedEvent[];
}

describe('the HTML report', () => {
  it('escapes what is put into a template, and markup not twice', () => {
    expect(html`<p>${html`<b>${'<'}</b>`}${['&', 1]}${null}</p>`.text).toBe('<p><b>&lt;</b>&amp;1</p>');
    expect(escapeHtml(`'"\u0000`)).toBe('&#39;&quot;\uFFFD');
  });

  it.each([
    'rehearsed',
    'failed-check',
    'step-failed',
    'resumed',
    'cancelled',
    'rollback',
    'drifted',
    'check-classes',
    'metrics',
  ])('lets no text of the case %s become markup', (name) => {
    const page = reportPage(reportOf(hostile(goldenEvents(name))));
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });

  it('tells of a step what it locks and which dangerous change it makes', () => {
    const page = reportPage(reportOf(goldenEvents('rehearsed')));
    expect(page).toContain('Allowed by name: drop-column:dbo.Atoms.Old.');
    expect(page).toContain('Dangerous changes: drop-column:dbo.Atoms.Old (allowed).');
    expect(page).toContain('Locks, estimated: Sch-M on [dbo].[Atoms] while its definition changes.');
  });

  it('names its language, its sections and nothing outside itself', () => {
    const page = reportPage(reportOf(goldenEvents('rehearsed')));
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).not.toMatch(/https?:|src=|@import|url\(/);
  });
});
