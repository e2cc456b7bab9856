import type { CheckResult } from '../verify/check.ts';
import { type CheckClass, checkClasses } from '../verify/check-class.ts';
import { eventsNamed, type StampedEvent } from './stamped.ts';

export interface CheckRecord extends CheckResult {
  readonly checkClass: CheckClass;
  readonly ms: number;
}

export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
  readonly notEvaluated: number;
}

export function checksOf(events: readonly StampedEvent[]): readonly CheckRecord[] {
  return eventsNamed(events, 'check-finished').map(({ result, checkClass, ms }) => {
    return { ...result, checkClass, ms };
  });
}

export function countsOf(checks: readonly CheckRecord[]): CheckCounts {
  const having = (outcome: CheckResult['outcome']): number =>
    checks.filter((check) => check.outcome === outcome).length;
  return { passed: having('passed'), failed: having('failed'), notEvaluated: having('not evaluated') };
}

/** The counts of each class that has a check. */
export function countsByClass(
  checks: readonly CheckRecord[],
): readonly (CheckCounts & { readonly checkClass: CheckClass })[] {
  return checkClasses.flatMap((checkClass) => {
    const own = checks.filter((check) => check.checkClass === checkClass);
    return own.length === 0 ? [] : [{ checkClass, ...countsOf(own) }];
  });
}
