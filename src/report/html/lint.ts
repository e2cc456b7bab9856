import { formatPlace } from '../../errors/deploy-error.ts';
import type { Finding } from '../../errors/finding.ts';
import type { Report } from '../record.ts';
import { count } from '../text.ts';
import { lintCounts } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** What the lint found in the sources; what is suppressed is there but folded. */
export function lintSection({ lint }: Report): Markup | null {
  if (lint === null) return null;
  const open = lint.findings.filter(({ suppressed }) => suppressed === null);
  const hidden = lint.findings.filter(({ suppressed }) => suppressed !== null);
  return html`<section aria-labelledby="lint">
<h2 id="lint">Lint</h2>
<p class="soft">${lintCounts(lint)}</p>
${open.length === 0 ? null : table(open)}
${hidden.length === 0 ? null : html`<details class="fold"><summary>${count(hidden.length, 'finding')} suppressed</summary>${table(hidden)}</details>`}
</section>`;
}

function table(findings: readonly Finding[]): Markup {
  const rows = findings.map(
    ({ place, rule, severity, text, fix, suppressed }) =>
      html`<tr class="${severity === 'error' && suppressed === null ? 'check-failed' : ''}"><th scope="row">${rule} <span class="soft small">${severity}</span></th><td><code>${formatPlace(place)}</code><br>${text}<br><span class="soft">${suppressed === null ? fix : `Suppressed: ${suppressed}`}</span></td></tr>
`,
  );
  return html`<table class="checks">
<thead><tr><th scope="col">Rule</th><th scope="col">Finding</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
