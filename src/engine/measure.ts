import { DeployError } from '../errors/deploy-error.ts';
import type { Database } from '../ports/database.ts';
import type { Deployment } from './deployment.ts';
import { driftSinceLastRun } from './drift.ts';
import { type Metrics, metricsOf, type TargetHistory } from './metrics.ts';
import { unfinishedRun } from './planner.ts';

/**
 * Reads every ledger that was named and says how deployments have gone; writes nothing.
 * @throws DeployError NOT_APPLIED for a target without a single run: its name is surely a slip.
 */
export async function measure({ ledgers, emit }: Deployment): Promise<Metrics> {
  const metrics = metricsOf(await Promise.all(ledgers.map(historyOf)));
  emit({ event: 'metrics-ready', metrics });
  return metrics;
}

async function historyOf(database: Database): Promise<TargetHistory> {
  const runs = await database.ledger.runs();
  if (runs.length === 0) {
    throw new DeployError({
      code: 'NOT_APPLIED',
      what: `Nothing was ever deployed to ${database.name}, so its ledger has nothing to tell.`,
      remedy: 'Name a target that was deployed to.',
    });
  }
  const target = database.name;
  if ((await unfinishedRun(database)) !== undefined) return { target, runs, drifts: null };
  const drifts = await driftSinceLastRun(database, await database.observe());
  return { target, runs, drifts: drifts ?? null };
}
