import type { ModelChange } from '../../../ports/model.ts';
import type { TableObject } from '../tables.ts';
import type { Sources } from './sources.ts';

/** What the models are, what the engine would do, and what the sources say. */
export interface Comparison {
  readonly changes: readonly ModelChange[];
  /** By name, under the names that declared renames give them. */
  readonly before: ReadonlyMap<string, TableObject>;
  readonly after: ReadonlyMap<string, TableObject>;
  readonly sources: Sources;
}
