import type { Report } from '../record.ts';
import { html, type Markup } from './markup.ts';

export function artefactsSection({ artefacts }: Report): Markup | null {
  if (artefacts.length === 0) return null;
  const rows = artefacts.map(
    ({ kind, name, algorithm, digest }) =>
      html`<tr><th scope="row">${kind}</th><td class="name">${name}</td><td><span class="soft small">${algorithm}</span> <code>${digest}</code></td></tr>
`,
  );
  return html`<section aria-labelledby="artefacts">
<h2 id="artefacts">Artefacts</h2>
<table class="artefacts">
<thead><tr><th scope="col">Kind</th><th scope="col" class="name">Name</th><th scope="col">Digest</th></tr></thead>
<tbody>${rows}</tbody>
</table>
</section>`;
}
