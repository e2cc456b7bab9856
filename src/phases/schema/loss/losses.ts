import { columnLosses } from './column-losses.ts';
import type { Comparison } from './comparison.ts';
import type { Loss } from './loss.ts';
import { objectLosses } from './object-losses.ts';
import { temporalLosses } from './table-losses.ts';

/**
 * Every dangerous change of a comparison. DacFx itself is silent on a narrowed VARBINARY, a conversion to JSON and
 * what Broker objects hold, so columns are compared here, one by one.
 */
export function lossesOf(comparison: Comparison): readonly Loss[] {
  const { changes, before, after, sources } = comparison;
  const ofObjects = changes.flatMap((change) => objectLosses(change, comparison));
  const ofTables = [...after.values()].flatMap((table) => {
    const old = before.get(table.name);
    if (old === undefined) return [];
    return [...columnLosses(old, table, sources), ...temporalLosses(old, table, sources)];
  });
  return [...ofObjects, ...ofTables];
}
