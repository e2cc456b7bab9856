import type { Severity } from '../../errors/finding.ts';
import type { Found } from './found.ts';
import type { Subject } from './subject.ts';

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
