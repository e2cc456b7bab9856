import { delimited, plainName } from '../../../tsql/identifiers.ts';
import { periodEnd, type TableObject } from '../tables.ts';
import { type Loss, lossName } from './loss.ts';
import type { Sources } from './sources.ts';

/** What a table that stays loses besides values of its columns: its history, or part of it. */
export function temporalLosses(before: TableObject, after: TableObject, sources: Sources): readonly Loss[] {
  const { history, retention } = before.table;
  if (history === null) return [];
  const place = sources.placeOf(after.name);
  const owner = after.name;
  if (after.table.history !== history) {
    const what = `SYSTEM_VERSIONING of ${plainName(owner)} with ${plainName(history)} ends: later changes leave no earlier versions there.`;
    const question = `EXISTS (SELECT 1 FROM ${owner})`;
    return [
      { kind: 'stop-versioning', name: lossName('stop-versioning', owner), owner, what, question, place },
    ];
  }
  if (after.table.retention === null || days(after.table.retention) >= days(retention)) return [];
  const what = `${plainName(owner)} keeps history for ${after.table.retention} instead of ${retention ?? 'ever'}, and the server deletes what is older.`;
  return [
    {
      ...{ kind: 'shorten-retention', name: lossName('shorten-retention', owner), owner, what, place },
      question: olderThan(before, history, after.table.retention),
    },
  ];
}

function olderThan(before: TableObject, history: string, retention: string): string | null {
  const end = periodEnd(before);
  if (end === undefined) return null;
  const [number, unit = ''] = retention.split(' ');
  const part = unit.replace(/S$/, '');
  return `EXISTS (SELECT 1 FROM ${history} WHERE ${delimited(end.name)} < DATEADD(${part}, -${number}, SYSUTCDATETIME()))`;
}

/** In days of the mean Gregorian month and year. */
const lengths: Readonly<Record<string, number>> = { DAYS: 1, WEEKS: 7, MONTHS: 30.436875, YEARS: 365.2425 };

function days(retention: string | null): number {
  if (retention === null) return Number.POSITIVE_INFINITY;
  const [number, unit = ''] = retention.split(' ');
  return Number(number) * (lengths[unit] ?? 0);
}

/** A temporal memory-optimized table whose change needs a window in which nobody else writes. */
export function windowLoss(table: string, sources: Sources): Loss {
  return {
    kind: 'exclusive-window',
    name: lossName('exclusive-window', table),
    owner: table,
    what: `${plainName(table)} is memory-optimized, so no transaction can hold SYSTEM_VERSIONING OFF, the change and ON together: what is written in between leaves no history.`,
    question: null,
    place: sources.placeOf(table),
    hint: `Allow it when nobody else writes to ${plainName(table)} while the plan is applied.`,
  };
}
