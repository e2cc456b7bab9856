import type { Metrics } from '../engine/metrics.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { SourcePlace } from '../errors/deploy-error.ts';
import type { LintResult } from '../errors/finding.ts';
import type { Digest } from '../plan/digest.ts';
import { type CheckCounts, type CheckRecord, checksOf, countsByClass, countsOf } from './check-record.ts';
import { type DriftRecord, driftOf } from './drift.ts';
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
  | 'drifted'
  | 'as deployed'
  | 'measured'
  | 'done';

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
  readonly counts: CheckCounts;
  readonly countsByClass: ReturnType<typeof countsByClass>;
  readonly stages: readonly StageRecord[];
  readonly plans: readonly PlanRecord[];
  readonly checks: readonly CheckRecord[];
  /** Null when the command did not look for drift. */
  readonly drift: DriftRecord | null;
  /** Null when the command did not look back at deployments. */
  readonly metrics: Metrics | null;
  readonly artefacts: readonly Artefact[];
  /** Null when nothing was looked at. */
  readonly lint: LintResult | null;
  readonly notes: readonly string[];
  readonly error: ErrorRecord | null;
}

/** Folds what happened into one value; the same events always give the same value. */
export function reportOf(events: readonly StampedEvent[]): Report {
  const [started] = eventsNamed(events, 'command-started');
  const finished = eventsNamed(events, 'command-finished').at(-1);
  const command = started?.command ?? '';
  const plans = plansOf(events);
  const checks = checksOf(events);
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
    counts: countsOf(checks),
    countsByClass: countsByClass(checks),
    stages: timelineOf(command, events),
    plans,
    checks,
    drift: driftOf(events),
    metrics: metricsOf(events),
    artefacts: artefactsOf(events, plans),
    lint: eventsNamed(events, 'linted').at(-1)?.result ?? null,
    notes: eventsNamed(events, 'notice').map(({ text }) => text),
    error: errorOf(events),
  };
}

function outcomeOf(events: readonly StampedEvent[]): Outcome {
  const error = errorOf(events);
  if (error !== null) return error.code === 'CANCELLED' ? 'cancelled' : 'stopped';
  const verdict = eventsNamed(events, 'verdict').at(-1);
  if (verdict !== undefined) return verdict.verdict;
  if (metricsOf(events) !== null) return 'measured';
  const drift = driftOf(events);
  if (drift !== null) return drift.drifts.length > 0 ? 'drifted' : 'as deployed';
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

function metricsOf(events: readonly StampedEvent[]): Metrics | null {
  return eventsNamed(events, 'metrics-ready').at(-1)?.metrics ?? null;
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
