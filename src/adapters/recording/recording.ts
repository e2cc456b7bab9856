import type { Effect } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';

/** What would have been done to a target and written into its ledger, in order. */
export class Recording {
  readonly #steps: Step[] = [];
  readonly #rows: LedgerEntry[] = [];

  get effects(): readonly Effect[] {
    return this.#steps.map(({ effect }) => effect);
  }

  get rows(): readonly LedgerEntry[] {
    return this.#rows;
  }

  holds(step: Step): boolean {
    return this.#steps.some(({ sha256 }) => sha256 === step.sha256);
  }

  addStep(step: Step): void {
    this.#steps.push(step);
  }

  addRow(row: LedgerEntry): void {
    this.#rows.push(row);
  }
}
