import type { Effect } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';

export interface RecordedRow {
  readonly row: LedgerEntry;
  /** When it was recorded: ISO 8601, UTC. */
  readonly at: string;
  /** How many effects had been recorded by then. */
  readonly effects: number;
}

/** What would have been done to a target and written into its ledger, in order. */
export class Recording {
  readonly #steps: Step[] = [];
  readonly #effects: Effect[] = [];
  readonly #rows: RecordedRow[] = [];

  get effects(): readonly Effect[] {
    return this.#effects;
  }

  get rows(): readonly RecordedRow[] {
    return this.#rows;
  }

  holds(step: Step): boolean {
    return this.#steps.some(({ sha256 }) => sha256 === step.sha256);
  }

  addStep(step: Step): void {
    this.#steps.push(step);
    this.#effects.push(step.effect);
  }

  addRow(row: LedgerEntry, at: string): void {
    if (row.kind === 'step-applied' && row.effect !== undefined) this.#effects.push(row.effect);
    this.#rows.push({ row, at, effects: this.#effects.length });
  }
}
