import type { SourcePlace } from './deploy-error.ts';

/** An error refuses a build; a warning is only told. */
export type Severity = 'error' | 'warning';

/** A fault that a rule found at a place; plain data, so that a cache and a log can hold it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Required<SourcePlace>;
  /** How many characters of the line it is about. */
  readonly length: number;
  readonly text: string;
  readonly fix: string;
  /** Why the authors let it stand; null for what still counts. */
  readonly suppressed: string | null;
}

/** What one run of the lint says. */
export interface LintResult {
  readonly files: number;
  readonly rules: number;
  /** In the order of file, line and column. */
  readonly findings: readonly Finding[];
}

/** Whether it refuses a build. */
export function isRefusal({ severity, suppressed }: Finding): boolean {
  return severity === 'error' && suppressed === null;
}

export function errorsOf({ findings }: LintResult): readonly Finding[] {
  return findings.filter(isRefusal);
}
