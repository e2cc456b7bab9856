import { errorsOf, type LintResult } from '../errors/finding.ts';
import { shortDigest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanRecord } from './plan-record.ts';
import type { Outcome, Report } from './record.ts';
import { count } from './text.ts';

/** The one sentence below the verdict. */
export function explanationOf(report: Report): string {
  const { passed, failed, notEvaluated } = report.counts;
  const evaluated = passed + failed;
  const sentences: Readonly<Record<Outcome, string>> = {
    passed: `All ${count(passed, 'check')} passed.`,
    rehearsed: `All ${count(evaluated, 'check')} that need no SQL Server passed; ${notEvaluated === 1 ? '1 needs one and was' : `${notEvaluated} need one and were`} not evaluated. This verdict opens no other environment.`,
    failed: `${failed} of ${count(evaluated, 'evaluated check')} failed.`,
    stopped: `An error stopped the command in the stage ${stageThatFailed(report)}.`,
    cancelled: `The command was cancelled in the stage ${stageThatFailed(report)}.`,
    'nothing to do': `Nothing was changed, because ${report.nothingToDo ?? 'nothing had to be'}.`,
    applied: 'The plan is applied; no check has run yet.',
    'dry run':
      'Every step was gone through against the target as it is; no lock was taken and nothing was changed.',
    planned: 'The plan is made; nothing is applied.',
    drifted: `${count(report.drift?.drifts.length ?? 0, 'object')} changed since the last deployment, other than by this toolkit.`,
    'as deployed': 'Every object is as the last deployment left it.',
    measured: `Taken from the ${report.metrics?.targets.length === 1 ? 'ledger of one target' : `ledgers of ${report.metrics?.targets.length ?? 0} targets`}.`,
    done: 'The command is done.',
  };
  return sentences[report.outcome];
}

/** `2 errors, no warning and 1 suppressed finding in 143 files by 19 rules.` */
export function lintCounts(result: LintResult): string {
  const { findings, files, rules } = result;
  const open = findings.filter(({ suppressed }) => suppressed === null);
  const errors = errorsOf(result).length;
  const warnings = open.length - errors;
  const some = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
    ...(open.length === findings.length ? [] : [count(findings.length - open.length, 'suppressed finding')]),
  ];
  const found = some.length === 0 ? 'Nothing found' : some.join(', ');
  return `${found} in ${count(files, 'file')} by ${count(rules, 'rule')}.`;
}

/** A rollback is a plan like any other, and says first that it is one. */
export function planTitle({ bundle, options }: Pick<Plan, 'bundle' | 'options'>): string {
  return options.rollback === true ? `Rollback to ${shortDigest(bundle)}` : 'Plan';
}

function stageThatFailed({ stages }: Report): string {
  return stages.find(({ outcome }) => outcome === 'failed')?.stage ?? 'before the first';
}

/** What a report is about: the command and its target. */
export function subjectOf({ command, dryRun, target }: Report): string {
  return `hartonomous ${command}${dryRun ? ' --dry-run' : ''}${target === null ? '' : ` on ${target}`}`;
}

/** What a plan without a step says. */
export function noStepSentence({ options: { skip = [] } }: PlanRecord): string {
  const but = skip.length === 0 ? '' : `, but for what was left out: ${skip.join(', ')}`;
  return `No step: the target is as the bundle wants it${but}.`;
}
