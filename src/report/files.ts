import { type Drift, driftSentence } from '../verify/drift.ts';
import { reportPage } from './html/page.ts';
import { junit } from './junit.ts';
import { planMarkdown } from './markdown/plan.ts';
import { summary } from './markdown/summary.ts';
import { type Report, reportOf } from './record.ts';
import { sarifLog } from './sarif.ts';
import { eventsNamed, plainEvent, type StampedEvent } from './stamped.ts';

export interface ReportFile {
  readonly name: string;
  readonly content: string;
}

/** The name of the report that a person opens first. */
export const htmlReport = 'report.html';
const metricsReport = 'metrics.html';

/** Files of this command's own, which no later command overwrites. */
export function keptFiles(
  events: readonly StampedEvent[],
  timestamp: string,
): readonly [ReportFile, ...ReportFile[]] {
  const report = reportOf(events);
  const log = { format: 1, report, events: events.map(plainEvent) };
  const error = errorFile(report);
  return [
    { name: `deployment-log-${timestamp}.json`, content: json(log) },
    ...(error === null ? [] : [{ name: `deployment-error-${timestamp}.json`, content: json(error) }]),
  ];
}

/** The page for a person: that of a look back at many deployments is not overwritten by the next of them. */
export function pageFile(events: readonly StampedEvent[]): string {
  return eventsNamed(events, 'metrics-ready').length > 0 ? metricsReport : htmlReport;
}

/** Files that always tell of the last command. */
export function latestFiles(events: readonly StampedEvent[]): readonly ReportFile[] {
  const report = reportOf(events);
  if (report.metrics !== null) {
    return [
      { name: 'metrics.json', content: json({ format: 1, at: report.endedAt, ...report.metrics }) },
      { name: metricsReport, content: reportPage(report) },
    ];
  }
  return [
    { name: 'junit.xml', content: junit(report) },
    { name: 'summary.md', content: summary(report) },
    { name: 'plan.md', content: planMarkdown(report) },
    { name: htmlReport, content: reportPage(report) },
    ...(report.lint === null ? [] : [{ name: 'lint.sarif', content: json(sarifLog(report.lint)) }]),
  ];
}

/** `20261121T061500Z`, from what the clock calls `2026-11-21T06:15:00.000Z`. */
export function timestampOf(iso: string): string {
  return iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}

/** An error, or a verification that failed without one. */
function errorFile({
  error,
  outcome,
  drift,
  checks,
  counts,
  command,
  target,
  endedAt,
}: Report): object | null {
  const about = { format: 1, command, target, at: endedAt };
  if (outcome === 'drifted') return { ...about, ...driftError(drift?.drifts ?? []) };
  if (error !== null) return { ...about, ...error };
  if (outcome !== 'failed') return null;
  const failed = checks.filter((check) => check.outcome === 'failed');
  return {
    ...about,
    code: 'VERIFICATION_FAILED',
    what: `${counts.failed} of ${checks.length} checks failed.`,
    remedy: 'Correct what the checks found and deploy again.',
    place: null,
    evidence: { failed: failed.map(({ id, evidence }) => ({ id, evidence })) },
  };
}

function driftError(drifts: readonly Drift[]): object {
  return {
    code: 'TARGET_DRIFTED',
    what: `${drifts.map(driftSentence).join('; ')}.`,
    remedy: 'Take those changes back, or bring them into the source.',
    place: null,
    evidence: { drifts },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
