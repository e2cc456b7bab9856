import { digestOf } from '../plan/digest.ts';
import type { TargetState } from '../plan/state.ts';
import type { ModelObject } from '../ports/model.ts';
import type { Fingerprint } from './drift.ts';

/** Stands for the schema where its objects are not known, or where none of them tells what differs. */
export const wholeModel = 'Model';

/**
 * A state object by object.
 * @param objects what its model consists of; undefined when that is not known.
 */
export function fingerprintsOf(
  state: TargetState,
  objects: readonly ModelObject[] | undefined,
): readonly Fingerprint[] {
  const { schema, trusted, assemblies, routines, seeds } = state;
  const named = (kind: string, values: Readonly<Record<string, unknown>>): readonly Fingerprint[] =>
    Object.entries(values).map(([name, value]) => ({ kind, name, digest: digestOf(value) }));
  return [
    { kind: wholeModel, name: 'of the schema', digest: digestOf(schema) },
    ...(objects ?? []).map((object) => ({
      ...{ kind: object.type, name: object.name, digest: digestOf(object) },
    })),
    ...named('Assembly', assemblies),
    ...named('CLR routine', routines),
    ...named('Seed', seeds),
    ...trusted.map((sha512) => ({ kind: 'Trusted SHA-512', name: sha512, digest: sha512 })),
  ];
}
