import { DeployError, type SourcePlace } from '../../errors/deploy-error.ts';
import type { ModelChange } from '../../ports/model.ts';
import { plainName } from '../../tsql/identifiers.ts';
import type { TableObject } from './tables.ts';

const reasons = {
  node: 'every edge that points to its rows holds its object_id and would point nowhere afterwards',
  edge: 'the copy would leave out $from_id and $to_id, and with them what the edges connect',
} as const;

/**
 * A graph table cannot be copied into another one: https://learn.microsoft.com/sql/relational-databases/graphs/sql-graph-architecture
 * describes how $node_id and $edge_id are made of object_id and a number.
 * @throws DeployError PLAN_REFUSED for the first change that rebuilds one.
 */
export function refuseGraphRebuilds(
  changes: readonly ModelChange[],
  before: ReadonlyMap<string, TableObject>,
  placeOf: (name: string) => SourcePlace | undefined,
): void {
  for (const { kind, object } of changes) {
    const table = kind === 'data' && object !== null ? before.get(object) : undefined;
    if (table?.table.graph == null) continue;
    const { graph } = table.table;
    const place = placeOf(table.name);
    throw new DeployError({
      code: 'PLAN_REFUSED',
      what: `The change of ${plainName(table.name)} rebuilds the table, and it is a graph ${graph} table: ${reasons[graph]}.`,
      remedy: `Change it in ways that need no rebuild (columns added at its end, dropped or altered, never an identity added or changed), or make a new ${graph} table and move the rows by a script of your own.`,
      ...(place === undefined ? {} : { place }),
      evidence: { table: table.name, graph },
    });
  }
}
