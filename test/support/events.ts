import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Event } from '../../src/engine/events.ts';
import type { StampedEvent } from '../../src/report/stamped.ts';
import { root } from './cli.ts';

export const goldenFolder = join(root, 'test', 'golden', 'report');

/** The events of a golden case. Errors are plain members there, which is all that renderings look at. */
export function goldenEvents(name: string): readonly StampedEvent[] {
  return JSON.parse(readFileSync(join(goldenFolder, `${name}.events.json`), 'utf8')) as StampedEvent[];
}

/** The one event of its name. */
export function eventNamed<Name extends Event['event']>(
  events: readonly Event[],
  name: Name,
): Extract<Event, { event: Name }> {
  const found = events.filter((event): event is Extract<Event, { event: Name }> => event.event === name);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  throw new Error(`${found.length} events named ${name} in ${JSON.stringify(events)}`);
}

/** Events with a time of their own each, a millisecond apart. */
export function stamped(...events: readonly Event[]): readonly StampedEvent[] {
  return events.map((event, elapsedMs) => ({ at: '2026-11-21T06:15:00.000Z', elapsedMs, ...event }));
}

/** The only event of that name. */
export function one<Name extends Event['event']>(
  events: readonly Event[],
  name: Name,
): Extract<Event, { event: Name }> {
  const found = events.filter((event) => event.event === name);
  expect(found, `events named ${name} in ${JSON.stringify(events.at(-2))}`).toHaveLength(1);
  return found[0] as Extract<Event, { event: Name }>;
}

export function finishedCheck(
  id: string,
  outcome: 'passed' | 'failed' | 'not evaluated',
  evidence: string,
): Event {
  return { event: 'check-finished', result: { id, outcome, evidence }, checkClass: 'read', ms: 1 };
}
