import type { Report } from '../record.ts';
import { seconds } from '../text.ts';
import type { StageRecord } from '../timeline.ts';
import { html, type Markup } from './markup.ts';

/** The stages as bars on one scale, each with its duration in words for those who do not see bars. */
export function timelineSection({ stages, ms, outcome }: Report): Markup {
  const missing = outcome === 'nothing to do' ? 'not needed' : 'not reached';
  return html`<section aria-labelledby="timeline">
<h2 id="timeline">Timeline</h2>
<ol class="timeline">${stages.map((stage) => row(stage, Math.max(ms, 1), missing))}</ol>
</section>`;
}

function row({ stage, startMs, endMs, outcome }: StageRecord, total: number, missing: string): Markup {
  if (startMs === null || endMs === null) {
    return html`<li class="missing"><span>${stage}</span><span class="track"></span><span class="took">${missing}</span></li>`;
  }
  const percent = (ms: number): string => ((ms / total) * 100).toFixed(2);
  const bar = html`<span class="bar" style="left:min(${percent(startMs)}%,calc(100% - 4px));width:${percent(endMs - startMs)}%"></span>`;
  const took = `${seconds(endMs - startMs)}${outcome === 'failed' ? ', failed' : ''}`;
  return html`<li class="${outcome}"><span>${stage}</span><span class="track">${bar}</span><span class="took">${took}</span></li>`;
}
