import { formatPlace } from '../../errors/deploy-error.ts';
import type { PlanRecord } from '../plan-record.ts';
import type { ErrorRecord, Report } from '../record.ts';
import { riskOverview } from '../risks.ts';
import { capitalised, cut, seconds } from '../text.ts';
import { explanationOf, noStepSentence, planTitle, subjectOf } from '../wording.ts';
import { boundedRows } from './bounded.ts';
import { codeBlock, codeSpan } from './code.ts';
import { lintLines } from './lint.ts';

/*
 * GitHub drops a job summary larger than 1 MiB altogether, and several jobs' steps may add to one: each part
 * has a bound of its own, and together they stay below half of that.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const mostBytes = {
  error: 40_000,
  failures: 90_000,
  lint: 90_000,
  steps: 190_000,
  notes: 20_000,
  drift: 60_000,
};
const longestCell = 400;

const signs: Readonly<Partial<Record<Report['outcome'], string>>> = {
  passed: '✅',
  rehearsed: '✅',
  'as deployed': '✅',
  drifted: '❌',
  'nothing to do': '✅',
  failed: '❌',
  stopped: '❌',
};

/** The page that a CI platform shows for a job. */
export function summary(report: Report): string {
  const { counts, outcome } = report;
  const lines = [
    `## ${signs[outcome] === undefined ? '' : `${signs[outcome]} `}${capitalised(outcome)}`,
    '',
    `${codeSpan(cut(subjectOf(report), longestCell))}: ${explanationOf(report)}`,
    '',
    '| passed | failed | not evaluated | duration |',
    '| -----: | -----: | ------------: | -------: |',
    `| ${counts.passed} | ${counts.failed} | ${counts.notEvaluated} | ${seconds(report.ms)} |`,
    '',
    ...classLines(report),
    ...(report.error === null ? [] : errorLines(report.error)),
    ...failureLines(report),
    ...lintLines(report, mostBytes.lint),
    ...driftLines(report),
    ...report.plans.flatMap((plan) => planLines(plan, mostBytes.steps / report.plans.length)),
    ...report.notes.slice(0, 20).flatMap((note) => [`> ${codeSpan(cut(note, longestCell))}`, '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function errorLines({ code, what, remedy, place }: ErrorRecord): readonly string[] {
  // A character is at most three bytes of UTF-8 for each of its UTF-16 code units.
  const most = mostBytes.error / 6;
  return [
    `### Error ${code}${place === null ? '' : ` at ${codeSpan(cut(formatPlace(place), longestCell))}`}`,
    '',
    ...codeBlock(cut(what, most)),
    '',
    'What to do:',
    '',
    ...codeBlock(cut(remedy, most)),
    '',
  ];
}

/** Classes are worth a table when there is more than the one that every check has by default. */
function classLines({ countsByClass }: Report): readonly string[] {
  if (countsByClass.every(({ checkClass }) => checkClass === 'read')) return [];
  const rows = countsByClass.map(
    ({ checkClass, passed, failed, notEvaluated }) =>
      `| ${checkClass} | ${passed} | ${failed} | ${notEvaluated} |`,
  );
  return [
    '| class of checks | passed | failed | not evaluated |',
    '| --------------- | -----: | -----: | ------------: |',
    ...rows,
    '',
  ];
}

function driftLines({ drift }: Report): readonly string[] {
  if (drift === null) return [];
  const against = `Compared with bundle ${codeSpan(drift.bundle)}.`;
  if (drift.drifts.length === 0) return [against, ''];
  const rows = drift.drifts.map(
    ({ kind, name, change }) => `| ${codeSpan(cut(name, longestCell))} | ${codeSpan(kind)} | ${change} |`,
  );
  const more = (left: number): string => `| … and ${left} more, all in the HTML report | | |`;
  return [
    ...['### Drift', '', against, '', '| object | kind | change |', '| ------ | ---- | ------ |'],
    ...boundedRows(rows, mostBytes.drift, more),
    '',
  ];
}

function failureLines({ checks }: Report): readonly string[] {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return [];
  const rows = failed.map(
    ({ id, evidence }) => `| ${codeSpan(cut(id, longestCell))} | ${codeSpan(cut(evidence, longestCell))} |`,
  );
  const more = (left: number): string => `| … and ${left} more, all in the HTML report | |`;
  return [
    '### Failed checks',
    '',
    '| check | evidence |',
    '| ----- | -------- |',
    ...boundedRows(rows, mostBytes.failures, more),
    '',
  ];
}

function planLines(plan: PlanRecord, most: number): readonly string[] {
  const notes = plan.notes.map((note) => `- ${codeSpan(cut(note, longestCell))}`);
  const more = (left: number): string => `- … and ${left} more, all in the HTML report`;
  const head = [
    ...[`### ${planTitle(plan)}`, '', `Digest ${codeSpan(plan.digest)}`, ''],
    ...boundedRows(notes, mostBytes.notes, more),
    ...(notes.length === 0 ? [] : ['']),
  ];
  if (plan.steps.length === 0) return [...head, noStepSentence(plan), ''];
  const rows = plan.steps.map(
    ({ step, outcome }, index) =>
      `| ${index + 1} | ${step.phase} | ${step.kind} | ${codeSpan(cut(step.title, longestCell))} | ${step.risk.level}${step.risk.undo === null ? ', lasting' : ''} | ${outcome} |`,
  );
  const moreSteps = (left: number): string => `| | | | … and ${left} more, all in the HTML report | | |`;
  return [
    ...head,
    riskOverview(plan),
    '',
    '| # | phase | kind | step | risk | outcome |',
    '| -: | ----- | ---- | ---- | ---- | ------- |',
    ...boundedRows(rows, most, moreSteps),
    '',
  ];
}
