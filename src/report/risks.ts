import type { Risk, RiskLevel } from '../plan/risk.ts';
import type { PlanRecord } from './plan-record.ts';
import { count } from './text.ts';

/** What a person should know of a step before approving it, as sentences. */
export function riskSentences({ reason, undo }: Risk): string {
  const lasting = undo === null ? 'This cannot be undone.' : `Undone by ${undo}.`;
  return reason === '' ? lasting : `${reason} ${lasting}`;
}

const worded: readonly (readonly [RiskLevel, string])[] = [
  ['destroys', 'destroying data'],
  ['rewrites', 'rewriting rows'],
  ['locks', 'locking a table'],
  ['none', 'without risk'],
];

/** The plan's steps counted by risk, the worst first, and how many of them nothing takes back. */
export function riskOverview({ steps }: PlanRecord): string {
  const counted = worded.flatMap(([level, words]) => {
    const number = steps.filter(({ step }) => step.risk.level === level).length;
    return number === 0 ? [] : [`${count(number, 'step')} ${words}`];
  });
  const lasting = steps.filter(({ step }) => step.risk.undo === null).length;
  return `${counted.join(', ')}; ${lasting === 0 ? 'all can be undone' : `${lasting} cannot be undone`}.`;
}
