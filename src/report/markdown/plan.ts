import { formatPlace } from '../../errors/deploy-error.ts';
import { differenceOf, markSign } from '../difference.ts';
import type { PlanRecord, StepRecord } from '../plan-record.ts';
import type { Report } from '../record.ts';
import { changesSentence, lockSentence, riskOverview, riskSentences } from '../risks.ts';
import { count } from '../text.ts';
import { noStepSentence, planTitle } from '../wording.ts';
import { codeBlock, codeSpan } from './code.ts';

/** The plan for a person who has to approve it: every step with all that it runs, as a difference. */
export function planMarkdown(report: Report): string {
  const parts =
    report.plans.length === 0 ? ['# Plan', '', 'No plan was made.', ''] : report.plans.flatMap(onePlan);
  return `${parts.join('\n').trimEnd()}\n`;
}

function onePlan(plan: PlanRecord): readonly string[] {
  const { database, profile, target, skip = [], allow = [] } = plan.options;
  return [
    `# ${planTitle(plan)}`,
    '',
    '| | |',
    '| - | - |',
    `| digest | ${codeSpan(plan.digest)} |`,
    `| bundle | ${codeSpan(plan.bundle)} |`,
    `| database | ${codeSpan(database)} |`,
    `| profile | ${codeSpan(profile)} |`,
    `| target | ${codeSpan(target)} |`,
    ...(skip.length === 0 ? [] : [`| left out | ${codeSpan(skip.join(', '))} |`]),
    ...(allow.length === 0 ? [] : [`| allowed | ${allow.map(codeSpan).join(', ')} |`]),
    '',
    plan.steps.length === 0
      ? noStepSentence(plan)
      : `${count(plan.steps.length, 'step')}: ${riskOverview(plan)}`,
    '',
    ...plan.notes.map((note) => `- ${codeSpan(note)}`),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.steps.flatMap(oneStep),
  ];
}

function oneStep({ step, outcome, reason }: StepRecord, index: number): readonly string[] {
  const facts = [
    `phase ${step.phase}`,
    `kind ${step.kind}`,
    outcome,
    ...(reason === null ? [] : [codeSpan(reason)]),
    ...(step.source === undefined ? [] : [`from ${codeSpan(formatPlace(step.source))}`]),
    ...(step.bits === undefined ? [] : [`bytes of ${codeSpan(step.bits.file)}`]),
  ];
  return [
    `## ${index + 1}. ${codeSpan(step.title)}`,
    '',
    facts.join(', '),
    '',
    `Risk ${step.risk.level}: ${codeSpan(riskSentences(step.risk))}`,
    '',
    ...[changesSentence(step.risk), lockSentence(step.risk)].flatMap((sentence) =>
      sentence === undefined ? [] : [codeSpan(sentence), ''],
    ),
    ...step.batches.flatMap((batch) => {
      const lines = differenceOf(batch).map(({ mark, text }) => `${markSign[mark]} ${text}`.trimEnd());
      return [...codeBlock(lines.join('\n'), 'diff'), ''];
    }),
  ];
}
