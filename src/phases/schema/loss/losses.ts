import type { ModelChange } from '../../../ports/model.ts';
import type { TableObject } from '../tables.ts';
import { columnLosses } from './column-losses.ts';
import type { Loss } from './loss.ts';
import { objectLosses } from './object-losses.ts';
import type { Sources } from './sources.ts';
import { temporalLosses } from './table-losses.ts';

export interface Comparison {
  readonly changes: readonly ModelChange[];
  /** By name, under the names that declared renames give them. */
  readonly before: ReadonlyMap<string, TableObject>;
  readonly after: ReadonlyMap<string, TableObject>;
  readonly sources: Sources;
}

/**
 * Every dangerous change of a comparison. DacFx itself is silent on a narrowed VARBINARY, a conversion to JSON and
 * what Broker objects hold, so columns are compared here, one by one.
 */
export function lossesOf({ changes, before, after, sources }: Comparison): readonly Loss[] {
  const ofObjects = changes.flatMap((change) => objectLosses(change, before, after));
  const ofTables = [...after.values()].flatMap((table) => {
    const old = before.get(table.name);
    if (old === undefined) return [];
    return [...columnLosses(old, table, sources), ...temporalLosses(old, table, sources)];
  });
  return [...ofObjects, ...ofTables];
}
