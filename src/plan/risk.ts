/** From harmless to what no later step brings back. */
export type RiskLevel = 'none' | 'locks' | 'rewrites' | 'destroys';

/** A lock that a step takes on something that others use, as far as its text tells. */
export interface Lock {
  /** Two-part name. */
  readonly on: string;
  /**
   * `Sch-M` keeps everybody out, `S` keeps writers out
   * (https://learn.microsoft.com/sql/relational-databases/sql-server-transaction-locking-and-row-versioning-guide).
   */
  readonly mode: 'Sch-M' | 'S';
  /** Until a definition is changed, or until every row was read or written; then until the step ends. */
  readonly while: 'definition' | 'rows';
}

/** A dangerous change by the name that allows it. */
export interface NamedChange {
  readonly name: string;
  /** Allowed by a person when the plan was made, or stopped by a guard in the step as long as rows stand in its way. */
  readonly settled: 'allowed' | 'guarded';
}

/** What a person should know of a step before letting it through. */
export interface Risk {
  readonly level: RiskLevel;
  /** One sentence; empty for a step without risk. */
  readonly reason: string;
  /** What takes the step back; null when nothing does. */
  readonly undo: string | null;
  /** Estimated; left out when the step takes none that others could feel. */
  readonly locks?: readonly Lock[];
  /** Left out when the step makes no dangerous change. */
  readonly changes?: readonly NamedChange[];
}

/** A step that adds something which can be taken away again. */
export function harmless(undo: string): Risk {
  return { level: 'none', reason: '', undo };
}
