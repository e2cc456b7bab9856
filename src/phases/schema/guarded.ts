import type { ModelChange } from '../../ports/model.ts';
import { guardOf } from './loss/guard.ts';
import { lossKinds } from './loss/kinds.ts';
import type { Settled } from './loss/settle.ts';
import type { Part } from './work.ts';

/** Each change with the guards and the names of the dangerous things that it does. */
export function guarded(changes: readonly ModelChange[], losses: readonly Settled[]): readonly Part[] {
  const places = losses.map((loss) => ({ loss, at: placeOf(loss, changes) }));
  return changes.map((change, index) => {
    const own = places.filter(({ at }) => at === index).map(({ loss }) => loss);
    const guards = own
      .filter(({ kind, settled }) => settled === 'guarded' && lossKinds[kind].when === 'run')
      .map(guardOf)
      .filter((guard) => guard !== null);
    const takes = own.filter(({ settled }) => settled === 'allowed').map(({ what }) => what);
    return { change, guards, takes, named: own.map(({ name, settled }) => ({ name, settled })) };
  });
}

const changing: ReadonlySet<ModelChange['kind']> = new Set(['alter', 'data', 'drop']);

/** The step that does it: the first that changes the object, else the first whose text names it. */
function placeOf({ owner }: Settled, changes: readonly ModelChange[]): number {
  const own = changes.findIndex(({ kind, object }) => changing.has(kind) && object === owner);
  if (own >= 0) return own;
  return Math.max(
    0,
    changes.findIndex(({ batches }) => batches.some((batch) => batch.includes(owner))),
  );
}
