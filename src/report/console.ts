import type { Event } from '../engine/events.ts';
import type { TargetMetrics } from '../engine/metrics.ts';
import { formatPlace } from '../errors/deploy-error.ts';
import { isRefusal, type LintResult } from '../errors/finding.ts';
import { shortDigest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import { driftSentence } from '../verify/drift.ts';
import { diagnosisLines, settingsTable } from './doctor.ts';
import { type Colours, renderError } from './error.ts';
import { hostLine, hostTable } from './hosts.ts';
import { count, seconds } from './text.ts';
import { lintCounts, planTitle } from './wording.ts';

export interface ConsoleOptions {
  readonly colours: Colours;
  readonly verbose: boolean;
  readonly write: (text: string) => void;
}

interface Applying {
  readonly label: string;
  readonly done: string;
  readonly all: string;
}

const really: Applying = { label: 'apply', done: 'done', all: 'applied' };
const dryRun: Applying = { label: 'dry run', done: 'would', all: 'would be applied; nothing was changed' };

/** Renders events for a person, a line for each thing worth a line. */
export function consoleReport({ colours, verbose, write }: ConsoleOptions): (event: Event) => void {
  const line = (label: string, text: string): void => write(`${colours.dim(label.padEnd(8))} ${text}\n`);

  // What a dry run says of its steps, told by its first event.
  let applying: Applying = really;

  return (event) => {
    switch (event.event) {
      case 'command-started':
        if (event.dryRun === true) applying = dryRun;
        return write(
          `${colours.bold(`hartonomous ${event.command}${event.dryRun === true ? ' --dry-run' : ''}`)}${event.target === null ? '' : ` on ${event.target}`}\n`,
        );
      case 'notice':
        return line('note', colours.yellow(event.text));
      case 'build-started':
        return verbose ? line('build', `${event.part} ...`) : undefined;
      case 'build-finished':
        return line(
          'build',
          `${event.part.padEnd(20)} ${event.detail} ${colours.dim(event.reused ? '(unchanged)' : seconds(event.ms))}`,
        );
      case 'linted':
        return lintLines(event.result, line, colours);
      case 'bundle-ready':
        return line('bundle', `${event.digest} ${colours.dim(`${event.files} files in ${event.folder}`)}`);
      case 'archive-ready':
        return line('archive', `${event.digest} ${colours.dim(`${event.size} bytes in ${event.file}`)}`);
      case 'plan-ready':
        line(
          event.plan.options.rollback === true ? 'rollback' : 'plan',
          `${event.plan.digest} ${colours.dim(`${count(event.plan.steps.length, 'step')}, ${seconds(event.ms)}`)}`,
        );
        return planLines(event.plan, line, colours);
      case 'plan-read':
        return line(
          'plan',
          `${event.plan.digest} ${colours.dim(`${count(event.plan.steps.length, 'step')}, read from ${event.file}`)}`,
        );
      case 'nothing-to-do':
        return line('', colours.green(`Nothing to do: ${event.reason}.`));
      case 'approved':
        return line('approve', `${shortDigest(event.digest)} by ${event.by}`);
      case 'lock-taken':
        if (event.tookOverFrom === null)
          return verbose ? line('lock', `taken, fencing token ${event.fencingToken}`) : undefined;
        return line('lock', `taken over from process ${event.tookOverFrom.process}, which is gone`);
      case 'run-resumed':
        return line('resume', `${count(event.applied, 'step')} applied before, ${event.remaining} to go`);
      case 'step-started':
        return undefined;
      case 'step-finished':
        return line(
          applying.label,
          `${colours.green(applying.done)} ${position(event)} ${event.step} ${colours.dim(seconds(event.ms))}`,
        );
      case 'step-skipped':
        return line(
          applying.label,
          `${colours.yellow('kept')} ${position(event)} ${event.step}: ${event.reason}`,
        );
      case 'applied':
        return line(
          applying.label,
          `${count(event.steps, 'step')} ${applying.all} ${colours.dim(seconds(event.ms))}`,
        );
      case 'check-finished': {
        const { id, outcome, evidence } = event.result;
        if (outcome === 'failed') return line('verify', `${colours.red('failed')} ${id}: ${evidence}`);
        return verbose ? line('verify', `${outcome} ${id}: ${evidence}`) : undefined;
      }
      case 'host-progress':
        return verbose ? line('push', `${event.host}: ${event.text}`) : undefined;
      case 'host-finished':
        return line('push', hostLine(event, colours));
      case 'fleet-finished':
        return write(hostTable(event.hosts, colours));
      case 'metrics-ready':
        for (const target of event.metrics.targets) line('metrics', metricsLine(target));
        return undefined;
      case 'drift-checked': {
        for (const drift of event.drifts) line('drift', colours.red(driftSentence(drift)));
        const found =
          event.drifts.length === 0
            ? colours.green('every object is as the last run left it')
            : colours.red(`${count(event.drifts.length, 'object')} changed since the last run`);
        return line('drift', `${found} ${colours.dim(`bundle ${shortDigest(event.bundle)}`)}`);
      }
      case 'verdict': {
        const counts = `${event.passed} passed, ${event.failed} failed, ${event.notEvaluated} not evaluated`;
        line('verify', counts);
        const shown = event.verdict === 'failed' ? colours.red('failed') : colours.green(event.verdict);
        return write(
          `${colours.bold(`Verdict: ${shown}`)} ${colours.dim(`bundle ${shortDigest(event.bundle)}`)}\n`,
        );
      }
      case 'settings':
        return write(settingsTable(event.settings, colours));
      case 'diagnosis':
        return write(diagnosisLines(event, colours));
      case 'failed':
        return write(renderError(event.error, colours, verbose));
      case 'command-finished':
        return line(
          '',
          colours.dim(`${event.command} ended with status ${event.status} after ${seconds(event.ms)}`),
        );
      case 'report-written':
        return write(`Report: ${event.file}\n`);
    }
  };
}

/** Warnings, and what is suppressed; errors stop the command, and its error names them. */
function lintLines(result: LintResult, line: (label: string, text: string) => void, colours: Colours): void {
  for (const finding of result.findings) {
    const { place, rule, text, suppressed } = finding;
    if (isRefusal(finding)) continue;
    const shown = `${formatPlace(place)}: ${rule}: ${text}`;
    line(
      'lint',
      suppressed === null ? colours.yellow(shown) : colours.dim(`${shown} Suppressed: ${suppressed}`),
    );
  }
  const counts = lintCounts(result);
  line('lint', result.findings.some(isRefusal) ? colours.red(counts) : counts);
}

function planLines(plan: Plan, line: (label: string, text: string) => void, colours: Colours): void {
  if (plan.options.rollback === true) line('', colours.bold(planTitle(plan)));
  for (const note of plan.notes ?? []) line('', colours.yellow(`      ${note}`));
  for (const [index, { phase, kind, title, risk }] of plan.steps.entries()) {
    line('', `${String(index + 1).padStart(4)}  ${phase.padEnd(7)} ${kind.padEnd(7)} ${title}`);
    if (risk.level !== 'rewrites' && risk.level !== 'destroys') continue;
    const lasting = risk.undo === null ? ' This cannot be undone.' : '';
    const colour = risk.level === 'destroys' ? colours.red : colours.yellow;
    line('', colour(`      ${risk.level}: ${risk.reason}${lasting}`));
  }
}

function metricsLine({ target, runs, successRate, deployments, rollbacks, drifted }: TargetMetrics): string {
  const parts = [
    count(runs, 'run'),
    successRate === null ? 'none judged' : `${Math.round(successRate * 100)} % succeeded`,
    ...(deployments === null ? [] : [`deployed in ${seconds(deployments.median)}`]),
    ...(rollbacks === null ? [] : [`rolled back in ${seconds(rollbacks.median)}`]),
    drifted === null ? 'drift cannot be told' : `${count(drifted, 'object')} drifted`,
  ];
  return `${target}: ${parts.join(', ')}`;
}

function position({ index, of }: { readonly index: number; readonly of: number }): string {
  return `${String(index).padStart(String(of).length)}/${of}`;
}
