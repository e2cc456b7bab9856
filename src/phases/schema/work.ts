import type { NamedChange } from '../../plan/risk.ts';
import type { ModelChange } from '../../ports/model.ts';

/** What becomes one step: one change of the comparison, or several that must happen together. */
export interface Work {
  /** At least one; their batches, with guards, in the order in which they run. */
  readonly parts: readonly Part[];
  /** For work that is more than its one change. */
  readonly title?: string;
  /** A sentence on why the parts are together, or on what else a person should know. */
  readonly note?: string;
  /** Runs while a person keeps everybody else out. */
  readonly exclusive?: true;
  /** Where a person wrote the text, if a person did. */
  readonly source?: string;
}

export interface Part {
  readonly change: ModelChange;
  /** Batches that look, before the change, whether there is something to lose. */
  readonly guards: readonly string[];
  readonly named: readonly NamedChange[];
  /** What the allowed ones of them take away, a sentence each. */
  readonly takes: readonly string[];
}

/** A change without anything dangerous to say of it. */
export function partOf(change: ModelChange): Part {
  return { change, guards: [], named: [], takes: [] };
}

export function alone(part: Part): Work {
  return { parts: [part] };
}

/** A change that the toolkit itself adds to the comparison's. */
export function ownChange(
  change: Partial<ModelChange> & Pick<ModelChange, 'kind' | 'object' | 'batches'>,
): Part {
  return partOf({ objectType: 'Table', inMemory: false, ...change });
}

export function batchesOf({ parts }: Work): readonly string[] {
  return parts.flatMap(({ guards, change }) => [...guards, ...change.batches]);
}
