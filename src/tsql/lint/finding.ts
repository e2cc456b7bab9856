import type { SourcePlace } from '../../errors/deploy-error.ts';
import type { Severity } from './rule.ts';

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

/** Findings that refuse a build. */
export function errorsOf({ findings }: LintResult): readonly Finding[] {
  return findings.filter(({ severity, suppressed }) => severity === 'error' && suppressed === null);
}
