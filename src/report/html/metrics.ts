import type { Durations, Metrics, RunMetrics, TargetMetrics } from '../../engine/metrics.ts';
import { count, seconds } from '../text.ts';
import { html, type Markup } from './markup.ts';

type Facts = readonly (readonly [name: string, value: string | number])[];

/** How deployments have gone: all targets together, then each. */
export function metricsSection(metrics: Metrics | null): Markup | null {
  if (metrics === null) return null;
  const { all, targets } = metrics;
  return html`<section aria-labelledby="metrics">
<h2 id="metrics">Deployments of ${count(targets.length, 'target')}</h2>
${targets.length > 1 ? facts(runFacts(all)) : null}
${targets.map(
  (target) => html`<h3>${target.target}</h3>
${facts([...runFacts(target), ['Drift', driftOf(target)], ['Last run', target.lastRunAt?.slice(0, 10) ?? 'none']])}
`,
)}
<p class="soft small explained">A success is a run that was finished and judged well; a run that nobody verified counts for nothing in the rate. Times are medians, with the longest in brackets.</p>
</section>`;
}

function runFacts(metrics: RunMetrics): Facts {
  return [
    ['Runs', metrics.runs],
    ['Success rate', rateOf(metrics)],
    ['Deployment', durationOf(metrics.deployments)],
    ['Time to roll back', durationOf(metrics.rollbacks)],
    ['Unverified', metrics.unverified],
  ];
}

function facts(rows: Facts): Markup {
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function rateOf({ successRate, succeeded, failed }: RunMetrics): string {
  return successRate === null
    ? 'none judged'
    : `${Math.round(successRate * 100)} % (${succeeded} of ${succeeded + failed})`;
}

function durationOf(durations: Durations | null): string {
  if (durations === null) return 'none';
  const median = seconds(durations.median);
  return durations.count === 1 ? median : `${median} (${seconds(durations.longest)})`;
}

function driftOf({ drifted }: TargetMetrics): string {
  if (drifted === null) return 'cannot be told';
  return drifted === 0 ? 'none' : count(drifted, 'object');
}
