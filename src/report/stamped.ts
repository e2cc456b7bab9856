import type { Emit, Event } from '../engine/events.ts';
import type { DeployError } from '../errors/deploy-error.ts';
import type { Clock } from '../ports/clock.ts';

export interface Stamp {
  /** When it happened: ISO 8601, UTC. */
  readonly at: string;
  /** Milliseconds since the command began, by a clock that no change of the system's time moves. */
  readonly elapsedMs: number;
}

export type StampedEvent = Event & Stamp;

/** Passes every event on and keeps it with its time: what all report files are rendered from. */
export function recordEvents(
  emit: Emit,
  clock: Clock,
): { readonly emit: Emit; readonly events: readonly StampedEvent[] } {
  const events: StampedEvent[] = [];
  const start = clock.elapsed();
  return {
    events,
    emit(event) {
      const elapsedMs = Math.round(clock.elapsed() - start);
      events.push({ at: clock.now().toISOString(), elapsedMs, ...event });
      emit(event);
    },
  };
}

/** An event as JSON can hold it: an error is cut down to what its reader needs, without stack and cause. */
export function plainEvent(event: Event): object {
  switch (event.event) {
    case 'failed':
    case 'host-finished':
      return { ...event, error: plainError(event.error) };
    case 'fleet-finished':
      return { ...event, hosts: event.hosts.map((host) => ({ ...host, error: plainError(host.error) })) };
    default:
      return event;
  }
}

function plainError(error: DeployError | null): object | null {
  if (error === null) return null;
  const { code, what, remedy, place, evidence } = error;
  return { code, what, remedy, place, evidence };
}

/** Whether the steps that the events tell of were only gone through. */
export function isDryRun(events: readonly StampedEvent[]): boolean {
  return eventsNamed(events, 'command-started').some(({ dryRun }) => dryRun === true);
}

/** Every event of one name, with its type. */
export function eventsNamed<Name extends Event['event']>(
  events: readonly StampedEvent[],
  name: Name,
): readonly Extract<StampedEvent, { event: Name }>[] {
  return events.filter((event): event is Extract<StampedEvent, { event: Name }> => event.event === name);
}
