import type { Bundle } from '../build/bundle.ts';
import { shortDigest } from '../plan/digest.ts';
import type { TargetState } from '../plan/state.ts';
import type { Step } from '../plan/step.ts';
import type { PastRun } from '../ports/ledger.ts';

export interface RollbackFacts {
  readonly goal: Bundle;
  readonly takenBack: readonly PastRun[];
  readonly observed: TargetState;
  /** The state that the steps lead to. */
  readonly reached: TargetState;
  readonly steps: readonly Step[];
}

/** What a rollback does not bring back, said before it is approved: a sentence or two each. */
export function rollbackNotes(facts: RollbackFacts): readonly string[] {
  const { goal, takenBack, steps } = facts;
  const lasting = takenBack.flatMap((run) =>
    run.lasting.map((what) => `Bundle ${shortDigest(run.bundle)} did what nothing brings back: ${what}`),
  );
  const loses = steps
    .filter(({ risk }) => risk.undo === null)
    .map(({ title, risk }) => `Going back itself loses something for good, by '${title}': ${risk.reason}`);
  return [
    `Goes back to release ${goal.digest}, and takes back ${takenBackList(takenBack)}.`,
    ...lasting,
    ...loses,
    ...seedNotes(facts),
    ...leftOver(facts),
  ];
}

function takenBackList(runs: readonly PastRun[]): string {
  const bundles = [...new Set(runs.map(({ bundle }) => bundle))].map(shortDigest);
  return bundles.length === 0 ? 'nothing' : bundles.join(', ');
}

/** A seed never deletes: rows that only the newer text names stay. */
function seedNotes({ goal, observed, steps }: RollbackFacts): readonly string[] {
  const wanted = new Set(goal.manifest.seeds.map(({ name }) => name));
  const sown = new Set(steps.flatMap(({ effect }) => (effect.kind === 'seed' ? [effect.name] : [])));
  return Object.keys(observed.seeds).flatMap((name) => {
    if (!wanted.has(name))
      return [`Seed ${name} is no part of that release: the rows that it wrote stay as they are.`];
    return sown.has(name)
      ? [`Seed ${name} sets its rows to that release's values; rows that only the newer one names stay.`]
      : [];
  });
}

/** Assemblies and trust that the newer release brought: harmless, and there. */
function leftOver({ goal, reached }: RollbackFacts): readonly string[] {
  const { assemblies } = goal.manifest;
  const names = Object.keys(reached.assemblies).filter(
    (name) => !assemblies.some((one) => one.name === name),
  );
  const hashes = reached.trusted.filter((hash) => !assemblies.some(({ sha512 }) => sha512 === hash));
  return [
    ...names.map((name) => `Assembly ${name}, which that release does not have, stays registered.`),
    ...(hashes.length === 0
      ? []
      : [
          `The server goes on trusting ${hashes.length === 1 ? 'an assembly' : `${hashes.length} assemblies`} of the newer release, so that it can be deployed again.`,
        ]),
  ];
}
