import type { CheckRecord } from '../check-record.ts';
import type { Report } from '../record.ts';
import { count, seconds } from '../text.ts';
import { html, type Markup } from './markup.ts';

/** Failed checks first, then those that could not be evaluated; what passed is there but folded. */
export function checksSection({ checks, countsByClass }: Report): Markup {
  const having = (outcome: CheckRecord['outcome']): readonly CheckRecord[] =>
    checks.filter((check) => check.outcome === outcome);
  const [failed, open, passed] = [having('failed'), having('not evaluated'), having('passed')];
  return html`<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
${checks.length === 0 ? html`<p class="soft">No check has run.</p>` : null}
${countsByClass.map(({ checkClass, ...counts }) => html`<p class="soft small">${checkClass}: ${counts.passed} passed, ${counts.failed} failed, ${counts.notEvaluated} not evaluated</p>`)}
${failed.length === 0 ? null : html`<h3 class="failing">Failed: ${failed.length}</h3>${table(failed, 'Evidence')}`}
${open.length === 0 ? null : html`<h3>Not evaluated: ${open.length}</h3>${table(open, 'Reason')}`}
${passed.length === 0 ? null : html`<details class="fold"><summary>${count(passed.length, 'check')} passed</summary>${table(passed, 'Evidence')}</details>`}
</section>`;
}

function table(checks: readonly CheckRecord[], evidenceTitle: string): Markup {
  const rows = checks.map(
    ({ id, checkClass, outcome, evidence, ms }) =>
      html`<tr class="${outcome === 'failed' ? 'check-failed' : ''}"><th scope="row">${id} ${checkClass === 'read' ? null : html`<span class="tag">${checkClass}</span>`}</th><td>${evidence}</td><td class="time">${seconds(ms)}</td></tr>
`,
  );
  return html`<table class="checks">
<thead><tr><th scope="col">Check</th><th scope="col">${evidenceTitle}</th><th scope="col" class="time">Time</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
