import { digestOf } from '../plan/digest.ts';
import type { TargetState } from '../plan/state.ts';
import type { ModelObject } from '../ports/model.ts';
import type { Fingerprint } from './drift.ts';

/** Stands for the schema where its objects are not known, or where none of them tells what differs. */
export const wholeModel = 'Model';

/** What an entry in each part of the state is called; a part that is missing here does not compile. */
const kindOf: Readonly<Record<Exclude<keyof TargetState, 'schema' | 'trusted'>, string>> = {
  assemblies: 'Assembly',
  routines: 'CLR routine',
  access: 'Access of role',
  seeds: 'Seed',
};

/**
 * A state object by object.
 * @param objects what its model consists of; undefined when that is not known.
 */
export function fingerprintsOf(
  state: TargetState,
  objects: readonly ModelObject[] | undefined,
): readonly Fingerprint[] {
  const entries = (Object.keys(kindOf) as (keyof typeof kindOf)[]).flatMap((part) =>
    Object.entries(state[part]).map(([name, value]) => {
      return { kind: kindOf[part], name, digest: digestOf(value) };
    }),
  );
  return [
    { kind: wholeModel, name: 'of the schema', digest: digestOf(state.schema) },
    ...(objects ?? []).map((object) => {
      return { kind: object.type, name: object.name, digest: digestOf(object) };
    }),
    ...entries,
    ...state.trusted.map((sha512) => ({ kind: 'Trusted SHA-512', name: sha512, digest: sha512 })),
  ];
}
