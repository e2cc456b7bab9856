import type { Script } from '../scan/script.ts';
import type { TableShape } from './rename.ts';

/** A text to look at, and what it is for. */
export interface LintText {
  readonly path: string;
  readonly text: string;
  /**
   * `schema` declares objects; `seed` and `check` run against them; `backfill` runs while a table has a column more
   * than either model; `migration` is another owner's; `other` is no T-SQL.
   */
  readonly role: 'schema' | 'seed' | 'check' | 'backfill' | 'migration' | 'other';
  /** The platform that it is for alone; its objects and another platform's never meet. */
  readonly platform?: string | undefined;
}

export interface LintInput {
  readonly texts: readonly LintText[];
  /** Two-part names of the routines that the project's assemblies have. */
  readonly clrRoutines: readonly string[];
  /** The tables of the model before this one, where it is known. */
  readonly previous?: readonly TableShape[] | undefined;
}

export interface SqlFile extends LintText {
  readonly script: Script;
}
