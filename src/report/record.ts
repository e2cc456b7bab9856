import type { ErrorCode } from '../errors/codes.ts';
import type { SourcePlace } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import type { CheckResult } from '../verify/check.ts';
import { type PlanRecord, plansOf } from './plan-record.ts';
import { eventsNamed, isDryRun, type StampedEvent } from './stamped.ts';
import { type StageRecord, timelineOf } from './timeline.ts';

/** How a command ended, in one word: `stopped` means by an error, `failed` by a check. */
export type Outcome =
  | 'passed'
  | 'rehearsed'
  | 'failed'
  | 'stopped'
  | 'cancelled'
  | 'nothing to do'
  | 'applied'
  | 'dry run'
  | 'planned'
  | 'done';

export interface CheckRecord extends CheckResult {
  readonly ms: number;
}

/** Something with a digest that a reader may want to compare. */
export interface Artefact {
  readonly kind: 'bundle' | 'plan' | 'assembly';
  readonly name: string;
  readonly algorithm: 'SHA-256' | 'SHA-512';
  readonly digest: Digest;
}

export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly what: string;
  readonly remedy: string;
  readonly place: SourcePlace | null;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** Everything that is worth telling about one command; every report file is a rendering of it. */
export interface Report {
  readonly command: string;
  readonly target: string | null;
  /** Whether the target was only read: a step that is `recorded` was not applied. */
  readonly dryRun: boolean;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly ms: number;
  readonly status: number | null;
  readonly outcome: Outcome;
  readonly nothingToDo: string | null;
  readonly counts: { readonly passed: number; readonly failed: number; readonly notEvaluated: number };
  readonly stages: readonly StageRecord[];
  readonly plans: readonly PlanRecord[];
  readonly checks: readonly CheckRecord[];
  readonly artefacts: readonly Artefact[];
  readonly notes: readonly string[];
  readonly error: ErrorRecord | null;
}

/** Folds what happened into one value; the same events always give the same value. */
export function reportOf(events: readonly StampedEvent[]): Report {
  const [started] = eventsNamed(events, 'command-started');
  const finished = eventsNamed(events, 'command-finished').at(-1);
  const command = started?.command ?? '';
  const plans = plansOf(events);
  const checks = eventsNamed(events, 'check-finished').map(({ result, ms }) => ({ ...result, ms }));
  const withOutcome = (outcome: CheckResult['outcome']): number =>
    checks.filter((check) => check.outcome === outcome).length;
  return {
    command,
    target: started?.target ?? null,
    dryRun: isDryRun(events),
    startedAt: events[0]?.at ?? '',
    endedAt: events.at(-1)?.at ?? '',
    ms: events.at(-1)?.elapsedMs ?? 0,
    status: finished?.status ?? null,
    outcome: outcomeOf(events),
    nothingToDo: eventsNamed(events, 'nothing-to-do')[0]?.reason ?? null,
    counts: {
      passed: withOutcome('passed'),
      failed: withOutcome('failed'),
      notEvaluated: withOutcome('not evaluated'),
    },
    stages: timelineOf(command, events),
    plans,
    checks,
    artefacts: artefactsOf(events, plans),
    notes: eventsNamed(events, 'notice').map(({ text }) => text),
    error: errorOf(events),
  };
}

function outcomeOf(events: readonly StampedEvent[]): Outcome {
  const error = errorOf(events);
  if (error !== null) return error.code === 'CANCELLED' ? 'cancelled' : 'stopped';
  const verdict = eventsNamed(events, 'verdict').at(-1);
  if (verdict !== undefined) return verdict.verdict;
  if (eventsNamed(events, 'nothing-to-do').length > 0) return 'nothing to do';
  if (eventsNamed(events, 'applied').length > 0) return isDryRun(events) ? 'dry run' : 'applied';
  return eventsNamed(events, 'plan-ready').length > 0 ? 'planned' : 'done';
}

function errorOf(events: readonly StampedEvent[]): ErrorRecord | null {
  const failed = eventsNamed(events, 'failed').at(-1);
  if (failed === undefined) return null;
  const { code, what, remedy, place = null, evidence } = failed.error;
  return { code, what, remedy, place, evidence };
}

function artefactsOf(events: readonly StampedEvent[], plans: readonly PlanRecord[]): readonly Artefact[] {
  const bundles = eventsNamed(events, 'bundle-ready').map(({ digest, folder }): Artefact => {
    return { kind: 'bundle', name: folder, algorithm: 'SHA-256', digest };
  });
  const ofPlans = plans.flatMap(({ digest, file, steps }): Artefact[] => [
    { kind: 'plan', name: file, algorithm: 'SHA-256', digest },
    ...steps.flatMap(({ step: { effect } }): Artefact[] =>
      effect.kind === 'assembly'
        ? [{ kind: 'assembly', name: effect.name, algorithm: 'SHA-512', digest: effect.assembly.sha512 }]
        : [],
    ),
  ]);
  return [...bundles, ...ofPlans];
}
