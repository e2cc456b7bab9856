import { formatPlace } from '../../errors/deploy-error.ts';
import type { Risk } from '../../plan/risk.ts';
import type { PhaseName } from '../../plan/step.ts';
import { type DifferenceLine, differenceOf, markSign } from '../difference.ts';
import type { PlanRecord, StepRecord } from '../plan-record.ts';
import type { Report } from '../record.ts';
import { changesSentence, lockSentence, riskOverview, riskSentences } from '../risks.ts';
import { count, seconds } from '../text.ts';
import { planTitle } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** Up to so many steps are shown open: a short plan is read whole. */
const fewSteps = 4;

const phaseTitles: Readonly<Record<PhaseName, string>> = {
  clr: 'CLR',
  schema: 'Schema',
  access: 'Access',
  seed: 'Seeds',
};

const extents = [
  ['added', 'plus', '+'],
  ['changed', 'tilde', '~'],
  ['removed', 'minus', '−'],
] as const;

export function plansSection({ plans }: Report): Markup {
  if (plans.length === 0) {
    return html`<section aria-labelledby="plan"><h2 id="plan">Plan</h2><p class="soft">No plan was made.</p></section>`;
  }
  return html`${plans.map((plan, index) => {
    const id = `plan-${index + 1}`;
    return html`<section aria-labelledby="${id}">
<h2 id="${id}">${planTitle(plan)}: ${plan.steps.length === 0 ? 'nothing to change' : count(plan.steps.length, 'step')}</h2>
${plan.steps.length === 0 ? null : html`<p class="soft">${riskOverview(plan)}</p>`}
${aside(allowedSentence(plan))}
${plan.notes.length === 0 ? null : html`<ul class="notes">${plan.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${groups(plan)}
</section>
`;
  })}`;
}

/** Steps keep the order they run in; a heading comes wherever the phase changes. */
function groups({ steps }: PlanRecord): readonly Markup[] {
  const runs: { phase: PhaseName; items: Markup[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const { phase } = step.step;
    if (runs.at(-1)?.phase !== phase) runs.push({ phase, items: [] });
    runs.at(-1)?.items.push(item(step, index + 1, steps.length <= fewSteps));
  }
  return runs.map(
    ({ phase, items }) => html`<h3>${phaseTitles[phase] ?? phase}</h3>
<ol class="steps">${items}</ol>
`,
  );
}

function item({ step, outcome, ms, reason }: StepRecord, number: number, open: boolean): Markup {
  const facts = [
    ...(reason === null ? [] : [reason]),
    ...(ms === null ? [] : [`took ${seconds(ms)}`]),
    ...(step.source === undefined ? [] : [`from ${formatPlace(step.source)}`]),
    ...(step.bits === undefined ? [] : [`bytes of ${step.bits.file}`]),
  ];
  const unfolded = open || outcome === 'failed' ? html` open` : null;
  return html`<li><details${unfolded}>
<summary><span class="number">${number}</span><span class="title">${step.title}</span><span class="tags">${extent(step.batches)}${riskTag(step.risk)}<span class="tag">${step.kind}</span><span class="tag ${outcome.replaceAll(' ', '-')}">${outcome}</span></span></summary>
<div class="body"><p class="small ${step.risk.level}">${riskSentences(step.risk)}</p>${[changesSentence(step.risk), lockSentence(step.risk)].map(aside)}${facts.length === 0 ? null : html`<p class="soft small">${facts.join(', ')}</p>`}${step.batches.map(difference)}</div>
</details></li>
`;
}

function allowedSentence({ options: { allow = [] } }: PlanRecord): string | undefined {
  return allow.length === 0 ? undefined : `Allowed by name: ${allow.join(', ')}.`;
}

function aside(sentence: string | undefined): Markup | null {
  return sentence === undefined ? null : html`<p class="soft small">${sentence}</p>`;
}

/** The two levels that ask for a second look; the others are told when the step is opened. */
function riskTag({ level }: Risk): Markup | null {
  return level === 'destroys' || level === 'rewrites'
    ? html`<span class="tag ${level}">${level}</span>`
    : null;
}

/** How many lines a step adds, removes and changes, so that a step that takes something away stands out. */
function extent(batches: readonly string[]): readonly Markup[] {
  const lines = batches.flatMap(differenceOf);
  return extents.flatMap(([mark, tag, sign]) => {
    const number = lines.filter((one) => one.mark === mark).length;
    return number === 0
      ? []
      : [html`<span class="tag ${tag}" title="${count(number, 'line')} ${mark}">${sign}${number}</span>`];
  });
}

function difference(batch: string): Markup {
  return html`<pre class="difference">${differenceOf(batch).map(line)}</pre>`;
}

/** The element tells of the change as the colour does; the sign is for eyes only. */
function line({ mark, text }: DifferenceLine): Markup {
  const content = html`<span class="sign" aria-hidden="true">${markSign[mark]}</span>${text}`;
  if (mark === 'added') return html`<ins>${content}</ins>`;
  if (mark === 'removed') return html`<del>${content}</del>`;
  return html`<span class="${mark}">${content}</span>`;
}
