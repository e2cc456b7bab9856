import type { Lock, NamedChange, Risk, RiskLevel } from '../plan/risk.ts';
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

const lasts = {
  definition: 'while its definition changes',
  rows: 'until every row is done',
} as const satisfies Record<Lock['while'], string>;

/** What a step locks, as a sentence; undefined for nothing that others could feel. */
export function lockSentence({ locks = [] }: Risk): string | undefined {
  if (locks.length === 0) return undefined;
  const one = ({ on, mode, while: span }: Lock): string => `${mode} on ${on} ${lasts[span]}`;
  return `Locks, estimated: ${locks.map(one).join('; ')}.`;
}

const settledAs = {
  allowed: 'allowed',
  guarded: 'stopped by its guard as long as rows stand in its way',
} as const satisfies Record<NamedChange['settled'], string>;

/** The dangerous changes of a step by name; undefined for none. */
export function changesSentence({ changes = [] }: Risk): string | undefined {
  if (changes.length === 0) return undefined;
  return `Dangerous changes: ${changes.map(({ name, settled }) => `${name} (${settledAs[settled]})`).join('; ')}.`;
}

/** The plan's steps counted by risk, the worst first, and how many of them nothing takes back. */
export function riskOverview({ steps }: PlanRecord): string {
  const counted = worded.flatMap(([level, words]) => {
    const number = steps.filter(({ step }) => step.risk.level === level).length;
    return number === 0 ? [] : [`${count(number, 'step')} ${words}`];
  });
  const lasting = steps.filter(({ step }) => step.risk.undo === null).length;
  return `${counted.join(', ')}; ${lasting === 0 ? 'all can be undone' : `${lasting} cannot be undone`}.`;
}
