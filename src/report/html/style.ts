import { Markup } from './markup.ts';

/** One accent for each kind of ending: light, then dark. All have a contrast of 4.5 or more on their page. */
const accents = {
  good: ['#0f7a3d', '#5fd38d'],
  neutral: ['#1d5fbf', '#82b4ff'],
  bad: ['#bf2330', '#ff8f8f'],
  warned: ['#8a5a00', '#f0bd5a'],
} as const;

export type Accent = keyof typeof accents;

const accentRules = Object.entries(accents)
  .map(([name, [light, dark]]) => `.${name}{--accent:light-dark(${light},${dark})}`)
  .join('\n');

export const style = new Markup(`
:root{color-scheme:light dark;
--page:light-dark(#f6f7f9,#14171c);--card:light-dark(#fff,#1c2027);--line:light-dark(#dfe3e9,#323843);
--ink:light-dark(#1b2129,#e7eaef);--soft:light-dark(#566070,#a3acba);
--good:light-dark(#0f7a3d,#5fd38d);--bad:light-dark(#bf2330,#ff8f8f);--change:light-dark(#8a5a00,#f0bd5a);
--good-wash:light-dark(#e7f6ec,#15301f);--bad-wash:light-dark(#fdebec,#3a1b1f);--change-wash:light-dark(#fdf4df,#332a15);
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
${accentRules}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:66rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
section,header{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.75rem 2rem}
header{border-top:6px solid var(--accent)}
h1{margin:.15rem 0 .5rem;font-size:2.4rem;line-height:1.15;letter-spacing:-.02em;color:var(--accent)}
h2{margin:0 0 1.1rem;font-size:1.25rem}
h3{margin:1.6rem 0 .6rem;font-size:.95rem;color:var(--soft);font-weight:600}
p{margin:0 0 .75rem}
.soft,dt{color:var(--soft)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:1rem}
.small{font-size:.875rem}
code,pre{font-family:var(--mono);font-size:.86em}
pre{margin:0;white-space:pre-wrap;tab-size:4}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.25rem;margin:1.25rem 0 0}
.facts dt{font-size:.8rem}
.facts dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums}
.remedy{border-left:4px solid var(--accent);padding:.25rem 0 .25rem 1rem;margin:1rem 0;font-weight:600}
.timeline{list-style:none;margin:0;padding:0;display:grid;gap:.7rem}
.timeline li{display:grid;grid-template-columns:5.5rem minmax(0,1fr) 8rem;gap:1rem;align-items:center}
.track{height:.8rem;border-radius:.4rem;background:var(--page);position:relative;overflow:hidden}
.bar{position:absolute;top:0;bottom:0;min-width:4px;border-radius:.4rem;background:var(--accent)}
.bad .bar,.warned .bar{background:var(--soft)}
.timeline .failed .bar{background:var(--bad)}
.failed .took{color:var(--bad);font-weight:600}
.took{text-align:right;font-variant-numeric:tabular-nums;font-size:.9rem}
.missing{color:var(--soft)}
.notes{margin:0 0 1rem;padding:.75rem 1rem .75rem 2rem;border-radius:8px;background:var(--change-wash)}
.explained{margin:1.75rem 0 0}
.steps{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
.steps>li{border-bottom:1px solid var(--line)}
summary{cursor:pointer;border-radius:6px}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.steps summary{display:grid;grid-template-columns:2.6rem minmax(0,1fr) auto;gap:.25rem .75rem;align-items:baseline;padding:.6rem .25rem;list-style:none}
.steps summary::-webkit-details-marker{display:none}
.steps summary:hover .title{text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:3px}
.number{color:var(--soft);font-variant-numeric:tabular-nums;text-align:right;font-size:.9rem}
.tags{display:flex;gap:.4rem;flex-wrap:wrap;justify-content:flex-end}
.tag{font-size:.75rem;line-height:1.6;padding:0 .55rem;border-radius:1rem;border:1px solid var(--line);color:var(--soft);white-space:nowrap}
.tag.applied,.tag.passed{color:var(--good);background:var(--good-wash);border-color:transparent}
.tag.failed{color:var(--bad);background:var(--bad-wash);border-color:transparent}
.tag.kept{color:var(--change);background:var(--change-wash);border-color:transparent}
.steps .number::before{content:"▸";margin-right:.35rem;color:var(--soft)}
.steps [open]>summary .number::before{content:"▾"}
.tag.destroys{color:var(--bad);background:var(--bad-wash);border-color:transparent;font-weight:600}
.tag.rewrites{color:var(--change);background:var(--change-wash);border-color:transparent}
p.destroys{color:var(--bad)}
p.rewrites{color:var(--change)}
.tag.plus,.tag.minus,.tag.tilde{border-color:transparent;padding:0 .15rem;font-family:var(--mono);font-variant-numeric:tabular-nums}
.tag.plus{color:var(--good)}
.tag.minus{color:var(--bad)}
.tag.tilde{color:var(--change)}
.body{padding:0 .25rem 1.1rem 3.35rem}
.difference{border:1px solid var(--line);border-radius:8px;margin:.6rem 0 0;overflow:hidden;line-height:1.6}
.difference ins,.difference del,.difference span{display:block;text-decoration:none;padding:0 .75rem 0 1.9rem;text-indent:-1.15rem}
.difference .sign{display:inline-block;padding:0;text-indent:0;width:1.15rem;user-select:none;color:var(--soft)}
.difference ins{background:var(--good-wash)}
.difference ins .sign{color:var(--good)}
.difference del{background:var(--bad-wash)}
.difference del .sign{color:var(--bad)}
.difference .changed{background:var(--change-wash)}
.difference .changed .sign{color:var(--change)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.8rem;color:var(--soft);font-weight:600}
tbody th{font-weight:500}
td:last-child,th:last-child{padding-right:0}
.checks th:first-child{width:45%}
.checks .time{width:5.5rem;text-align:right;font-variant-numeric:tabular-nums;color:var(--soft)}
.artefacts th:first-child{width:6.5rem}
.artefacts .name{width:32%}
h3.failing,.check-failed td:nth-child(2){color:var(--bad)}
details.fold{margin-top:1rem}
details.fold>summary{padding:.35rem 0;font-weight:600}
footer{color:var(--soft);font-size:.85rem;text-align:center}
@media (max-width:44rem){
main{padding:1rem .75rem 3rem;gap:1rem}
section,header{padding:1.25rem 1.1rem}
h1{font-size:1.9rem}
.timeline li{grid-template-columns:4.2rem minmax(0,1fr) 5.2rem;gap:.6rem}
.steps summary{grid-template-columns:2.4rem minmax(0,1fr)}
.tags{grid-column:2;justify-content:flex-start}
.body{padding-left:0}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,tbody th,td{display:block;width:auto!important}
tr{border-bottom:1px solid var(--line);padding:.6rem 0}
tbody th,td{border:0;padding:.1rem 0}
.checks td.time{text-align:left}
}
@media print{body{background:#fff}section,header{break-inside:avoid}}
`);
