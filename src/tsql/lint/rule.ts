import type { Subject } from './subject.ts';

/** An error refuses a build; a warning is only told. */
export type Severity = 'error' | 'warning';

/** Where a rule found something, and what. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters it is about, all in its line. */
  readonly length: number;
  /** One sentence that names what is wrong with this very text; never a secret. */
  readonly text: string;
}

/** One kind of fault. Console, reports, SARIF and docs/LINT.md are renderings of these members. */
export interface Rule {
  /** Never given to another rule. */
  readonly id: `HD${number}`;
  readonly title: string;
  /** Why it is a fault, one or more whole sentences. */
  readonly why: string;
  /** Where that is written down. */
  readonly source: string;
  /** What to do, one or more whole sentences. */
  readonly fix: string;
  readonly severity: Severity;
  find(subject: Subject): Iterable<Found>;
}
