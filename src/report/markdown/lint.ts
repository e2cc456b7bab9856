import { formatPlace } from '../../errors/deploy-error.ts';
import type { Report } from '../record.ts';
import { cut } from '../text.ts';
import { lintCounts } from '../wording.ts';
import { boundedRows } from './bounded.ts';
import { codeSpan } from './code.ts';

const longestCell = 400;

/** The lint's findings, and nothing when there is none. */
export function lintLines({ lint }: Report, mostBytes: number): readonly string[] {
  if (lint === null || lint.findings.length === 0) return [];
  const rows = lint.findings.map(({ place, rule, severity, text, fix, suppressed }) => {
    const how = suppressed === null ? severity : `suppressed: ${codeSpan(cut(suppressed, longestCell))}`;
    const cells = [formatPlace(place), text, fix].map((cell) => codeSpan(cut(cell, longestCell)));
    return `| ${cells[0]} | ${rule} | ${how} | ${cells[1]} | ${cells[2]} |`;
  });
  const more = (left: number): string => `| … and ${left} more, all in the HTML report | | | | |`;
  return [
    '### Lint',
    '',
    lintCounts(lint),
    '',
    '| place | rule | | finding | fix |',
    '| ----- | ---- | - | ------- | --- |',
    ...boundedRows(rows, mostBytes, more),
    '',
  ];
}
