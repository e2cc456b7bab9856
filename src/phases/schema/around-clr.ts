import type { ModelChange } from '../../ports/model.ts';

/** A comparison's changes in the order in which they can be applied around the CLR phase. */
export interface ArrangedChanges {
  readonly changes: readonly ModelChange[];
  /** How many of them, from the first, the CLR phase needs. */
  readonly ahead: number;
  /** How many, from the last, need the CLR's cleanup. */
  readonly behind: number;
}

const principals = new Set(['Role', 'ApplicationRole', 'User']);

/**
 * Puts a schema that CLR routines are bound in before everything else, with its owner where that is new too, and a
 * schema that goes with the last of its CLR routines behind everything else; the other changes keep their order.
 * @param wanted two-part names of the routines that the release has.
 * @param present those that the target has.
 */
export function aroundClr(
  changes: readonly ModelChange[],
  wanted: readonly string[],
  present: readonly string[],
): ArrangedChanges {
  const schemas = changes.filter(({ objectType }) => objectType === 'Schema');
  const needed = schemas.filter(({ kind, object }) => kind === 'create' && holdsOne(object, wanted));
  const owners = changes.filter(
    ({ kind, objectType, object }) =>
      kind === 'create' && principals.has(objectType ?? '') && needed.some((schema) => names(schema, object)),
  );
  const behind = schemas.filter(({ kind, object }) => kind === 'drop' && holdsOne(object, present));
  const ahead = changes.filter((change) => owners.includes(change) || needed.includes(change));
  const between = changes.filter((change) => !ahead.includes(change) && !behind.includes(change));
  return { changes: [...ahead, ...between, ...behind], ahead: ahead.length, behind: behind.length };
}

/** Names are compared as most databases compare them, without case. */
function holdsOne(schema: string | null, routines: readonly string[]): boolean {
  const prefix = `${schema}.`.toLowerCase();
  return routines.some((name) => name.toLowerCase().startsWith(prefix));
}

function names({ batches }: ModelChange, object: string | null): boolean {
  return object !== null && batches.some((batch) => batch.includes(object));
}
