import type { StampedEvent } from './stamped.ts';

export type Stage = 'build' | 'plan' | 'approve' | 'apply' | 'verify' | 'drift';

/** One stretch of a command; a stage comes twice when an interrupted run was finished first. */
export interface StageRecord {
  readonly stage: Stage;
  /** Milliseconds from the beginning of the command; both null when the stage was never reached. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly outcome: 'done' | 'failed' | 'not reached';
}

const stagesOfCommand: Readonly<Record<string, readonly Stage[]>> = {
  rehearse: ['build', 'plan', 'approve', 'apply', 'verify'],
  build: ['build'],
  lint: ['build'],
  plan: ['plan'],
  rollback: ['plan'],
  drift: ['drift'],
  apply: ['approve', 'apply'],
  verify: ['verify'],
};

const ends: ReadonlySet<StampedEvent['event']> = new Set([
  'plan-ready',
  'approved',
  'applied',
  'verdict',
  'drift-checked',
  'failed',
]);

interface Stretch {
  readonly stage: Stage;
  readonly startMs: number;
  endMs: number;
  open: boolean;
  failed: boolean;
}

/** The stages as they happened: time between two events belongs to the stage of the later one. */
export function timelineOf(command: string, events: readonly StampedEvent[]): readonly StageRecord[] {
  const planned = stagesOfCommand[command] ?? [];
  const stretches: Stretch[] = [];
  let before = 0;
  for (const event of events) {
    const stage = stageOf(event, planned, stretches.at(-1));
    if (stage !== undefined) {
      let stretch = stretches.at(-1);
      if (stretch?.open !== true || stretch.stage !== stage) {
        stretch = { stage, startMs: before, endMs: before, open: true, failed: false };
        stretches.push(stretch);
      }
      stretch.endMs = event.elapsedMs;
      // Reading a bundle is the beginning of a stage, making it is the end of one.
      stretch.open = !(ends.has(event.event) || (event.event === 'bundle-ready' && stage === 'build'));
      stretch.failed ||=
        event.event === 'failed' || (event.event === 'verdict' && event.verdict === 'failed');
    }
    before = event.elapsedMs;
  }
  const reached = stretches.map(({ stage, startMs, endMs, failed }): StageRecord => {
    return { stage, startMs, endMs, outcome: failed ? 'failed' : 'done' };
  });
  const missing = planned.filter((stage) => !stretches.some((stretch) => stretch.stage === stage));
  return [
    ...reached,
    ...missing.map((stage): StageRecord => ({ stage, startMs: null, endMs: null, outcome: 'not reached' })),
  ];
}

function stageOf(
  { event }: StampedEvent,
  planned: readonly Stage[],
  last: Stretch | undefined,
): Stage | undefined {
  const underWay = last?.open === true ? last.stage : undefined;
  switch (event) {
    case 'build-started':
    case 'build-finished':
    case 'linted':
      return 'build';
    case 'bundle-ready':
      return planned[0];
    case 'plan-ready':
      return 'plan';
    case 'plan-read':
      return planned.includes('build') ? 'apply' : 'approve';
    case 'approved':
      return 'approve';
    case 'lock-taken':
      if (underWay === 'apply' || underWay === 'verify') return underWay;
      return planned[0] === 'verify' || last?.stage === 'apply' ? 'verify' : 'apply';
    case 'run-resumed':
    case 'step-started':
    case 'step-finished':
    case 'step-skipped':
    case 'applied':
      return 'apply';
    case 'drift-checked':
      return 'drift';
    case 'check-finished':
    case 'verdict':
      return 'verify';
    case 'failed':
      return underWay ?? planned[last === undefined ? 0 : planned.indexOf(last.stage) + 1] ?? last?.stage;
    default:
      return undefined;
  }
}
