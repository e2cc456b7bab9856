import { DeployError } from '../errors/deploy-error.ts';
import { shortDigest } from '../plan/digest.ts';
import { stateDigest, type TargetState } from '../plan/state.ts';
import type { Database } from '../ports/database.ts';
import type { Ledger } from '../ports/ledger.ts';
import { type Drift, driftBetween, driftSentence } from '../verify/drift.ts';
import { fingerprintsOf, wholeModel } from '../verify/fingerprints.ts';

/** How many objects a message names; the evidence and the report hold them all. */
const namedInMessage = 10;

/** What differs between two states of a target, object by object as far as the ledger knows their models. */
export async function stateDrift(
  expected: TargetState,
  actual: TargetState,
  ledger: Pick<Ledger, 'model'>,
): Promise<readonly Drift[]> {
  if (stateDigest(expected) === stateDigest(actual)) return [];
  const [before, after] = await Promise.all([modelObjects(expected, ledger), modelObjects(actual, ledger)]);
  // Of a model that only one side knows the objects of, nothing can be said but that it is another.
  const bothKnown = before !== undefined && after !== undefined;
  const drifts = driftBetween(
    fingerprintsOf(expected, bothKnown ? before : undefined),
    fingerprintsOf(actual, bothKnown ? after : undefined),
  );
  const kinds = new Set([...(before ?? []), ...(after ?? [])].map(({ type }) => type));
  const toldByObjects = drifts.some(({ kind }) => kinds.has(kind));
  return drifts.filter(({ kind }) => kind !== wholeModel || !toldByObjects);
}

/** What was changed since the last run was finished; undefined when none ever was. Writes nothing. */
export async function driftSinceLastRun(
  database: Database,
  observed: TargetState,
): Promise<readonly Drift[] | undefined> {
  const deployed = await database.ledger.deployed();
  return deployed && stateDrift(deployed.state, observed, database.ledger);
}

/** `Table [dbo].[A] was changed; Seed b was added; and 7 more` */
export function driftList(drifts: readonly Drift[]): string {
  const shown = drifts.slice(0, namedInMessage).map(driftSentence);
  const left = drifts.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; ');
}

/**
 * Drift as a person who approves the plan has to know it.
 * @throws DeployError TARGET_DRIFTED unless drift was accepted by whoever asked for the plan.
 */
export async function driftNotes(
  database: Database,
  observed: TargetState,
  accepted: boolean,
): Promise<readonly string[]> {
  const drifts = (await driftSinceLastRun(database, observed)) ?? [];
  if (drifts.length === 0) return [];
  const deployed = await database.ledger.deployed();
  const what = `${database.name} is not as the last run left it, with bundle ${shortDigest(deployed?.bundle ?? '')}: ${driftList(drifts)}.`;
  if (accepted) return [`${what} The plan starts from what is there.`];
  throw new DeployError({
    code: 'TARGET_DRIFTED',
    what,
    remedy:
      'Take those changes back, or bring them into the source and plan with --accept-drift: the plan then starts from what is there, and names them.',
    evidence: { bundle: deployed?.bundle, drifts },
  });
}

async function modelObjects({ schema: { model, moving } }: TargetState, ledger: Pick<Ledger, 'model'>) {
  if (model === null) return [];
  return moving === null ? ledger.model(model).objects() : undefined;
}
