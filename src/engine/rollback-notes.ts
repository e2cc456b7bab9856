import type { Bundle } from '../build/bundle.ts';
import { type Digest, shortDigest } from '../plan/digest.ts';
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
  /** What the last rows of each seed are set to by the goal: its name and the text's digest. */
  readonly seeds: ReadonlyMap<string, Digest>;
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
function seedNotes({ seeds, observed }: RollbackFacts): readonly string[] {
  return Object.entries(observed.seeds).flatMap(([name, sha256]) => {
    const wanted = seeds.get(name);
    if (wanted === undefined)
      return [`Seed ${name} is no part of that release: the rows that it wrote stay as they are.`];
    return wanted === sha256
      ? []
      : [`Seed ${name} sets its rows to that release's values; rows that only the newer one names stay.`];
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
