import type { Backfill } from '../../../build/backfill.ts';
import type { SourcePlace } from '../../../errors/deploy-error.ts';

/** What the bundle tells of the sources that its model was built from. */
export interface Sources {
  /** Where an object or a column was written, by its name in the model. */
  placeOf(name: string): SourcePlace | undefined;
  /** Whether a person wrote VECTOR for a column, whatever the platform made of it. */
  isVector(column: string): boolean;
  /** By the three-part name of the column that each fills. */
  readonly backfills: Readonly<Record<string, Backfill>>;
}
