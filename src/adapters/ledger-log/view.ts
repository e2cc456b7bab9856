import { type Effect, emptyState, type TargetState, withEffect } from '../../plan/state.ts';
import { type LedgerEntry, runAfter } from '../../ports/ledger.ts';
import type { ChangeEntry, LogView } from './records.ts';

export const emptyView: LogView = { state: emptyState, finished: [] };

export function viewOf(log: readonly ChangeEntry[]): LogView {
  return log.reduce(viewAfter, emptyView);
}

/** What a log comes to with one more record. */
export function viewAfter(view: LogView, entry: ChangeEntry): LogView {
  if (entry.kind === 'checkpoint') return entry.view;
  const effect = effectOf(entry);
  const state = effect === undefined ? view.state : withEffect(view.state, effect);
  if (entry.kind === 'effect') return { ...view, state };
  const { row } = entry;
  const place = entry.kind === 'ledger' && entry.place !== undefined ? { place: entry.place } : {};
  return {
    ...view,
    state,
    run: runAfter(view.run, row),
    ...place,
    ...judged(row),
    ...finishedBy(row, state, view),
  };
}

/** A row carries the effect of a step that happened when nobody could write it down. */
function effectOf(entry: Exclude<ChangeEntry, { kind: 'checkpoint' }>): Effect | undefined {
  if (entry.kind !== 'ledger') return entry.effect;
  return entry.row.kind === 'step-applied' ? entry.row.effect : undefined;
}

/** The state is that of the moment when the run was finished: effects that come later are somebody else's. */
function finishedBy(row: LedgerEntry, state: TargetState, { finished }: LogView): Partial<LogView> {
  if (row.kind !== 'run-finished') return {};
  const { bundle, profile } = row;
  const deployed = { bundle, state, ...(profile === undefined ? {} : { profile }) };
  return { deployed, finished: [...finished, row.bundle] };
}

function judged(row: LedgerEntry): Partial<LogView> {
  if (row.kind !== 'verdict') return {};
  const { bundle, state, verdict, classes } = row;
  return { verdict: { bundle, state, verdict, classes: classes ?? [] } };
}
