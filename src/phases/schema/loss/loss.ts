import type { SourcePlace } from '../../../errors/deploy-error.ts';
import { plainName } from '../../../tsql/identifiers.ts';
import type { LossKind } from './kinds.ts';

/** One dangerous change: what a person allows, and what a guard looks for. */
export interface Loss {
  readonly kind: LossKind;
  /** `drop-column:dbo.Atoms.Note`: what the plan shows and `--allow` takes. */
  readonly name: string;
  /** The object of the comparison that the change belongs to, as the wanted model names it. */
  readonly owner: string;
  /** A whole sentence. */
  readonly what: string;
  /** A T-SQL condition that is true when there is something to lose; null when no query can tell. */
  readonly question: string | null;
  /** Where the one table or column is written that the change comes from. */
  readonly place?: SourcePlace | undefined;
  /** A sentence on what may have been meant instead. */
  readonly hint?: string | undefined;
  /** What has to be done first, where allowing by name is not enough. */
  readonly instead?: string | undefined;
}

export function lossName(kind: LossKind, object: string): string {
  return `${kind}:${plainName(object)}`;
}
