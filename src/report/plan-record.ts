import type { Digest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { Step } from '../plan/step.ts';
import { isDryRun, type StampedEvent } from './stamped.ts';

/** `recorded` is what `applied` would be, in a dry run. */
export type StepOutcome = 'applied' | 'recorded' | 'kept' | 'failed' | 'not applied';

export interface StepRecord {
  readonly step: Step;
  readonly outcome: StepOutcome;
  readonly ms: number | null;
  /** Why a step was kept as it was. */
  readonly reason: string | null;
}

/** A plan, and what became of each of its steps. */
export interface PlanRecord {
  readonly digest: Digest;
  readonly bundle: Digest;
  readonly file: string;
  readonly options: Plan['options'];
  /** What a person has to know besides the steps. */
  readonly notes: readonly string[];
  readonly steps: readonly StepRecord[];
}

type Fate = Omit<StepRecord, 'step'>;

interface Following {
  readonly plan: Plan;
  readonly file: string;
  readonly fates: Map<string, Fate>;
}

const untouched: Fate = { outcome: 'not applied', ms: null, reason: null };

/** The plans in the order they came up; a rehearsal that first finishes an interrupted run has two. */
export function plansOf(events: readonly StampedEvent[]): readonly PlanRecord[] {
  const followed: Following[] = [];
  const done = isDryRun(events) ? 'recorded' : 'applied';
  for (const event of events) {
    if (event.event === 'plan-ready' || event.event === 'plan-read') {
      followed.push({ plan: event.plan, file: event.file, fates: new Map() });
    }
    const current = followed.at(-1);
    if (current !== undefined) follow(event, current, done);
  }
  return followed.map(({ plan, file, fates }) => ({
    digest: plan.digest,
    bundle: plan.bundle,
    file,
    options: plan.options,
    notes: plan.notes ?? [],
    steps: plan.steps.map((step) => ({ step, ...(fates.get(step.id) ?? untouched) })),
  }));
}

function follow(event: StampedEvent, { plan, fates }: Following, done: StepOutcome): void {
  switch (event.event) {
    case 'run-resumed':
      for (const { id } of plan.steps.slice(0, event.applied)) {
        fates.set(id, { outcome: 'kept', ms: null, reason: 'an earlier run had applied it' });
      }
      return;
    case 'step-started':
      // Until its end is told it counts as failed: a started step without an end is what a failure looks like.
      fates.set(event.step, { outcome: 'failed', ms: null, reason: null });
      return;
    case 'step-finished':
      fates.set(event.step, { outcome: done, ms: event.ms, reason: null });
      return;
    case 'step-skipped':
      fates.set(event.step, { outcome: 'kept', ms: null, reason: event.reason });
  }
}
