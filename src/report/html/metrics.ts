import type { Durations, Metrics, RunMetrics, TargetMetrics } from '../../engine/metrics.ts';
import { count, seconds } from '../text.ts';
import { html, type Markup } from './markup.ts';

/** How deployments have gone: all targets together as figures, then a row for each. */
export function metricsSection(metrics: Metrics | null): Markup | null {
  if (metrics === null) return null;
  const { all, targets } = metrics;
  const facts: readonly (readonly [string, string | number])[] = [
    ['Runs', all.runs],
    ['Success rate', rateOf(all)],
    ['Deployment', durationOf(all.deployments)],
    ['Time to roll back', durationOf(all.rollbacks)],
    ['Unverified', all.unverified],
  ];
  return html`<section aria-labelledby="metrics">
<h2 id="metrics">Deployments of ${count(targets.length, 'target')}</h2>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h3>By target</h3>
<table>
<thead><tr><th scope="col">Target</th><th scope="col">Runs</th><th scope="col">Success rate</th><th scope="col">Deployment</th><th scope="col">Time to roll back</th><th scope="col">Drift</th></tr></thead>
<tbody>${targets.map(row)}</tbody>
</table>
<p class="soft small">A success is a run that was finished and judged well; a run that nobody verified counts for nothing in the rate. Times are medians, with the longest in brackets.</p>
</section>`;
}

function row(target: TargetMetrics): Markup {
  const runs = `${target.runs}${target.lastRunAt === null ? '' : `, the last on ${target.lastRunAt.slice(0, 10)}`}`;
  return html`<tr><th scope="row">${target.target}</th><td>${runs}</td><td>${rateOf(target)}</td><td>${durationOf(target.deployments)}</td><td>${durationOf(target.rollbacks)}</td><td>${driftOf(target)}</td></tr>
`;
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
