import type { Event } from '../engine/events.ts';
import { plainEvent } from './stamped.ts';

/** Renders each event as one line of JSON, for programs. */
export function jsonLinesReport(write: (text: string) => void): (event: Event) => void {
  return (event) => write(`${JSON.stringify(plainEvent(event))}\n`);
}
