import type { Finding, LintResult } from '../../errors/finding.ts';
import type { Found } from './found.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { unusableSuppression } from './rules/unusable-suppression.ts';
import { Subject } from './subject.ts';
import { applySuppressions, type Suppression, suppressionsIn } from './suppressions.ts';
import type { LintInput } from './texts.ts';

/** Looks at all texts with all rules. Pure, never throws, and linear in the length of the texts. */
export function lint(input: LintInput): LintResult {
  const subject = new Subject(input);
  const found = rules.flatMap((rule) => distinct(rule.find(subject)).map((one) => findingOf(rule, one)));
  const suppressions = input.texts.flatMap(suppressionsIn);
  const { findings, used } = applySuppressions(found, suppressions);
  const unusable = suppressions.flatMap((one) => faultOf(one, used));
  return {
    files: input.texts.length,
    rules: rules.length,
    findings: [...findings, ...unusable].sort(byPlace),
  };
}

/** A text that two questions lead to is found once. */
function distinct(found: Iterable<Found>): readonly Found[] {
  return [
    ...new Map([...found].map((one) => [`${one.file}:${one.line}:${one.column} ${one.text}`, one])).values(),
  ];
}

function findingOf({ id, severity, fix }: Rule, { file, line, column, length, text }: Found): Finding {
  return { rule: id, severity, place: { file, line, column }, length, text, fix, suppressed: null };
}

/** A suppression must name a rule and a reason, and have something to suppress: it would hide what comes later. */
function faultOf(suppression: Suppression, used: ReadonlySet<Suppression>): readonly Finding[] {
  if (used.has(suppression)) return [];
  const { rule, reason } = suppression;
  const known = rules.some(({ id }) => id === rule);
  let text = `Nothing on the line below is found by ${rule}.`;
  if (!known) text = `There is no rule '${rule}'.`;
  else if (reason === '') text = `The suppression of ${rule} gives no reason.`;
  return [findingOf(unusableSuppression, { ...suppression, text })];
}

function byPlace({ place: a, rule: left }: Finding, { place: b, rule: right }: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (left < right ? -1 : Number(left > right));
}
