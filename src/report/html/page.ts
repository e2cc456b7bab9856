import { formatPlace } from '../../errors/deploy-error.ts';
import type { ErrorRecord, Outcome, Report } from '../record.ts';
import { capitalised, seconds } from '../text.ts';
import { explanationOf, subjectOf } from '../wording.ts';
import { artefactsSection } from './artefacts.ts';
import { checksSection } from './checks.ts';
import { driftSection } from './drift.ts';
import { lintSection } from './lint.ts';
import { html, type Markup } from './markup.ts';
import { metricsSection } from './metrics.ts';
import { plansSection } from './plans.ts';
import { type Accent, style } from './style.ts';
import { timelineSection } from './timeline.ts';

const accentOf: Readonly<Record<Outcome, Accent>> = {
  passed: 'good',
  rehearsed: 'good',
  failed: 'bad',
  stopped: 'bad',
  cancelled: 'warned',
  'nothing to do': 'neutral',
  applied: 'neutral',
  'dry run': 'neutral',
  planned: 'neutral',
  drifted: 'bad',
  'as deployed': 'good',
  measured: 'neutral',
  done: 'neutral',
};

/** A policy that lets the page load nothing: neither a script nor anything from elsewhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report for a person: one file that needs nothing else, with what went wrong first. */
export function reportPage(report: Report): string {
  const checks = checksSection(report);
  const failed = report.counts.failed > 0;
  const looksBack = report.drift !== null || report.metrics !== null;
  const sections = html`${report.error === null ? null : errorSection(report.error)}
${failed ? checks : null}
${metricsSection(report.metrics)}
${driftSection(report)}
${looksBack ? null : [timelineSection(report), plansSection(report), failed ? null : checks]}
${lintSection(report)}
${artefactsSection(report)}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>${capitalised(report.outcome)}: ${subjectOf(report)}</title>
<style>${style}</style>
</head>
<body class="${accentOf[report.outcome]}">
<main>
${header(report, sections)}
${sections}
<footer>${report.startedAt} to ${report.endedAt}</footer>
</main>
</body>
</html>
`;
  return page.text;
}

/** Links to the sections, by their own headings: the checks of a large plan are far below it. */
function contents(sections: Markup): Markup {
  const headings = [...sections.text.matchAll(/<h2 id="([^"]+)">([^<]+)</g)];
  return html`<nav aria-label="Contents">${headings.map(([, id = '', title = '']) => html`<a href="#${id}">${title}</a> `)}</nav>`;
}

function header(report: Report, sections: Markup): Markup {
  const { counts, plans, outcome, drift, metrics } = report;
  const steps = plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  const deploymentFacts = [
    ['Steps planned', steps],
    ['Checks passed', counts.passed],
    ['Failed', counts.failed],
    ['Not evaluated', counts.notEvaluated],
  ] as const;
  const facts: readonly (readonly [string, string | number])[] = [
    ['Duration', seconds(report.ms)],
    ...(drift !== null || metrics !== null ? [] : deploymentFacts),
  ];
  return html`<header>
<p class="soft">${subjectOf(report)}</p>
<h1 id="verdict">${capitalised(outcome)}</h1>
<p>${explanationOf(report)}</p>
${report.notes.map((note) => html`<p class="soft">${note}</p>`)}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${contents(sections)}
</header>`;
}

function errorSection({ code, what, remedy, place, evidence }: ErrorRecord): Markup {
  const text = JSON.stringify(evidence, null, 2).replaceAll('\\n', '\n');
  return html`<section aria-labelledby="error">
<h2 id="error">Error <code>${code}</code></h2>
${place === null ? null : html`<p class="soft"><code>${formatPlace(place)}</code></p>`}
<pre>${what.trimEnd()}</pre>
<p class="remedy">${remedy}</p>
${text === '{}' ? null : html`<details class="fold"><summary>Evidence</summary><pre>${text}</pre></details>`}
</section>`;
}
