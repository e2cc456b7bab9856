import { formatPlace } from '../errors/deploy-error.ts';
import { type Drift, driftSentence } from '../verify/drift.ts';
import type { CheckRecord } from './check-record.ts';
import type { ErrorRecord, Report } from './record.ts';
import { subjectOf } from './wording.ts';

/**
 * The checks as JUnit test cases. One that could not be evaluated is skipped with its reason, never passed;
 * an error that stopped the command is a case of its own, so that a run without checks is not an empty success.
 */
export function junit(report: Report): string {
  const { counts, checks, error } = report;
  const errors = error === null ? 0 : 1;
  const drifts = report.drift?.drifts ?? [];
  const drift = report.drift === null ? [] : [driftCase(drifts, report.ms)];
  const totals = attributes({
    tests: checks.length + errors + drift.length,
    failures: counts.failed + Math.min(drifts.length, 1),
    errors,
    skipped: counts.notEvaluated,
    time: inSeconds(report.ms),
  });
  const suite = attributes({ name: subjectOf(report), timestamp: report.startedAt.slice(0, 19) });
  const cases = [
    ...(error === null ? [] : [errorCase(report.command, error, report.ms)]),
    ...drift,
    ...checks.map(checkCase),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hartonomous" ${totals}>`,
    `  <testsuite ${suite} ${totals}>`,
    ...cases.map((text) => `    ${text}`),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function checkCase({ id, checkClass, outcome, evidence, ms }: CheckRecord): string {
  const head = attributes({ classname: `hartonomous.verify.${checkClass}`, name: id, time: inSeconds(ms) });
  if (outcome === 'passed') return `<testcase ${head}/>`;
  if (outcome === 'not evaluated') {
    return `<testcase ${head}><skipped ${attributes({ message: evidence })}/></testcase>`;
  }
  const failure = attributes({ message: evidence, type: 'VERIFICATION_FAILED' });
  return `<testcase ${head}><failure ${failure}>${xmlText(evidence)}</failure></testcase>`;
}

/** One case, whatever drifted: which objects there are to compare is not known before. */
function driftCase(drifts: readonly Drift[], ms: number): string {
  const head = attributes({ classname: 'hartonomous.drift', name: 'as deployed', time: inSeconds(ms) });
  if (drifts.length === 0) return `<testcase ${head}/>`;
  const message = `${drifts.length} changed since the last deployment`;
  const failure = attributes({ message, type: 'TARGET_DRIFTED' });
  return `<testcase ${head}><failure ${failure}>${xmlText(drifts.map(driftSentence).join('\n'))}</failure></testcase>`;
}

function errorCase(command: string, { code, what, remedy, place }: ErrorRecord, ms: number): string {
  const head = attributes({ classname: `hartonomous.${command}`, name: command, time: inSeconds(ms) });
  const body = [place === null ? '' : formatPlace(place), what, remedy]
    .filter((line) => line !== '')
    .join('\n');
  return `<testcase ${head}><error ${attributes({ message: what, type: code })}>${xmlText(body)}</error></testcase>`;
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlAttribute(String(value))}"`)
    .join(' ');
}

/** What XML 1.0 has no way to write, not even as a reference: most controls, lone surrogates, U+FFFE and U+FFFF. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Escapes text for XML; what XML cannot hold becomes the replacement character, so that its loss shows. */
export function xmlText(text: string): string {
  return text
    .replace(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
