import type { StepDefinition } from '../../plan/step.ts';
import type { ModelChange } from '../../ports/model.ts';
import { replaceColumns, replacementsOf } from './backfill.ts';
import { refuseGraphRebuilds } from './graph.ts';
import { guarded } from './guarded.ts';
import type { SchemaFindings } from './inspect.ts';
import { lossesOf } from './loss/losses.ts';
import { settle } from './loss/settle.ts';
import { windowLoss } from './loss/table-losses.ts';
import { afterRenames } from './renames.ts';
import { riskOf } from './risk.ts';
import { isInMemory, switchedTables } from './switched.ts';
import { tablesOf } from './tables.ts';
import { joinTemporal } from './temporal.ts';
import { titleOf } from './title.ts';
import { transactionOf } from './transaction.ts';
import { alone, batchesOf, partOf, type Work } from './work.ts';

/** A model that differs without a statement to show for it (a comment, say) is still to be remembered. */
const onlyRemember: ModelChange = {
  kind: 'alter',
  objectType: 'remembered model',
  object: null,
  inMemory: false,
  batches: [],
};

/**
 * The comparison as steps, in its order; the last one makes the model the target's own.
 * @throws DeployError DATA_LOSS, ALLOW_UNKNOWN or PLAN_REFUSED.
 */
export function planSchema(findings: SchemaFindings): readonly StepDefinition[] {
  const works = worksOf(findings);
  const { to } = findings;
  if (to === null) return [];
  return (works.length === 0 ? [rememberOnly] : works).map((work, at, { length }) => {
    const index = at + 1;
    const title = titleOf(work);
    return {
      id: `schema/${String(index).padStart(4, '0')} ${title}`,
      phase: 'schema',
      title,
      ...transactionOf(work),
      batches: batchesOf(work),
      risk: riskOf(work),
      ...(work.source === undefined ? {} : { source: { file: work.source } }),
      effect: { kind: 'schema', to, index, of: length },
    };
  });
}

const rememberOnly: Work = alone(partOf(onlyRemember));

function worksOf({
  changes,
  before: objects,
  after: wanted,
  sources,
  allow,
}: SchemaFindings): readonly Work[] {
  if (allow === null) return changes.map((change) => alone(partOf(change)));
  const before = tablesOf(afterRenames(objects, changes));
  const after = tablesOf(wanted);
  refuseGraphRebuilds(changes, before, (name) => sources.placeOf(name));
  const plain = changes.map(partOf);
  const switched = switchedTables(plain, before, after);
  const windows = switched.filter(isInMemory).map(({ name }) => windowLoss(name, sources));
  const dangerous = [...lossesOf({ changes, before, after, sources }), ...windows];
  const losses = settle(dangerous, allow);
  const works = joinTemporal(guarded(changes, losses), switched);
  return replaceColumns(works, replacementsOf(losses, after), sources);
}
