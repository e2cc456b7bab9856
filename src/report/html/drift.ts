import { shortDigest } from '../../plan/digest.ts';
import type { Report } from '../record.ts';
import { html, type Markup } from './markup.ts';

/** Every object that is not as the last deployment left it; what changed from outside stands by its name. */
export function driftSection({ drift }: Report): Markup | null {
  if (drift === null) return null;
  const rows = drift.drifts.map(
    ({ kind, name, change }) =>
      html`<tr><th scope="row">${name}</th><td>${kind}</td><td>${change}</td></tr>
`,
  );
  return html`<section aria-labelledby="drift">
<h2 id="drift">Drift</h2>
<p class="soft">Compared with bundle <code>${shortDigest(drift.bundle)}</code>, which the last finished run deployed.</p>
${
  rows.length === 0
    ? html`<p>Every object is as that run left it.</p>`
    : html`<table>
<thead><tr><th scope="col">Object</th><th scope="col">Kind</th><th scope="col">Change</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
}
</section>`;
}
