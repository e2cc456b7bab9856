import type { Event } from '../engine/events.ts';

/** Renders each event as one line of JSON, for programs. */
export function jsonLinesReport(write: (text: string) => void): (event: Event) => void {
  return (event) =>
    write(`${JSON.stringify(event.event === 'failed' ? { ...event, error: plain(event) } : event)}\n`);
}

function plain({ error }: Extract<Event, { event: 'failed' }>): object {
  const { code, what, remedy, place, evidence } = error;
  return { code, what, remedy, place, evidence };
}
