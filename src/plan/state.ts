import { DeployError } from '../errors/deploy-error.ts';
import { type Digest, digestOf } from './digest.ts';

/** What the metadata of an assembly's registered bytes say, as far as ALTER ASSEMBLY looks at it. */
export interface AssemblyState {
  readonly sha512: Digest;
  readonly mvid: string;
  readonly permissionSet: string;
  /** AssemblyVersion; the catalog shows 0.0.0.0 for an assembly without a strong name. */
  readonly version: string;
  readonly fileVersion: string | null;
  /** Null for an assembly without a strong name. */
  readonly publicKeyToken: string | null;
  readonly references: readonly {
    readonly name: string;
    readonly version: string;
    readonly publicKeyToken: string | null;
  }[];
}

export interface RoutineState {
  /** The assembly that it is bound to. */
  readonly assembly: string;
  /** Digest of the statement that created it and of what the server reads from its assembly then. */
  readonly sha256: Digest;
}

/** The declared access of a role. */
export interface AccessState {
  /** The statements that say it, sorted. */
  readonly facts: readonly string[];
  /** Digest of the model and the assemblies whose objects the permissions were last given on. */
  readonly over: Digest;
}

/** What a target holds, as far as a deployment cares; all that moves by itself is left out. */
export interface TargetState {
  readonly schema: {
    /** Digest of the remembered model; null for a database that was never deployed to. */
    readonly model: Digest | null;
    /** Set between the first and the last step of a schema change: the model is then neither the old nor the new one. */
    readonly moving: { readonly to: Digest; readonly done: number; readonly of: number } | null;
  };
  /** SHA-512 of the assemblies that the server trusts, sorted. */
  readonly trusted: readonly Digest[];
  /** Assemblies that a deployment registered, by name; what else the target has is nobody's business here. */
  readonly assemblies: Readonly<Record<string, AssemblyState>>;
  /** CLR routines by two-part name. */
  readonly routines: Readonly<Record<string, RoutineState>>;
  /** Name of each declared role -> what it may do. */
  readonly access: Readonly<Record<string, AccessState>>;
  /** Name of each seed -> SHA-256 of the text that was last applied. */
  readonly seeds: Readonly<Record<string, Digest>>;
}

/** What a step makes of the state. Every change that a plan can hold is one of these. */
export type Effect =
  | { readonly kind: 'trust'; readonly sha512: Digest }
  | { readonly kind: 'assembly'; readonly name: string; readonly assembly: AssemblyState }
  | { readonly kind: 'drop-assembly'; readonly name: string }
  | { readonly kind: 'routine'; readonly name: string; readonly assembly: string; readonly sha256: Digest }
  | { readonly kind: 'drop-routine'; readonly name: string }
  | { readonly kind: 'schema'; readonly to: Digest; readonly index: number; readonly of: number }
  | { readonly kind: 'access'; readonly role: string; readonly access: AccessState }
  | { readonly kind: 'drop-access'; readonly role: string }
  | { readonly kind: 'seed'; readonly name: string; readonly sha256: Digest };

export const emptyState: TargetState = {
  schema: { model: null, moving: null },
  trusted: [],
  assemblies: {},
  routines: {},
  access: {},
  seeds: {},
};

export function stateDigest(state: TargetState): Digest {
  return digestOf(state);
}

/**
 * The state after an effect; the one given is not changed.
 * @throws DeployError TARGET_BROKEN when a schema step is out of its order, or an assembly is dropped that is in use.
 */
export function withEffect(state: TargetState, effect: Effect): TargetState {
  switch (effect.kind) {
    case 'trust':
      return { ...state, trusted: [...new Set([...state.trusted, effect.sha512])].sort() };
    case 'assembly':
      return { ...state, assemblies: { ...state.assemblies, [effect.name]: effect.assembly } };
    case 'drop-assembly':
      refuseInUse(state, effect.name);
      return { ...state, assemblies: without(state.assemblies, effect.name) };
    case 'routine': {
      const { name, assembly, sha256 } = effect;
      return { ...state, routines: { ...state.routines, [name]: { assembly, sha256 } } };
    }
    case 'drop-routine':
      return { ...state, routines: without(state.routines, effect.name) };
    case 'schema':
      return { ...state, schema: schemaAfter(state.schema, effect) };
    case 'access':
      return { ...state, access: { ...state.access, [effect.role]: effect.access } };
    case 'drop-access':
      return { ...state, access: without(state.access, effect.role) };
    case 'seed':
      return { ...state, seeds: { ...state.seeds, [effect.name]: effect.sha256 } };
  }
}

/** The server drops no assembly while a routine is bound to it (Msg 6590) or another assembly references it (6589). */
function refuseInUse(state: TargetState, name: string): void {
  const routines = Object.entries(state.routines).filter(([, { assembly }]) => assembly === name);
  const assemblies = Object.entries(state.assemblies).filter(([, { references }]) =>
    references.some((reference) => reference.name === name),
  );
  const users = [...routines, ...assemblies].map(([user]) => user);
  if (users.length === 0) return;
  throw new DeployError({
    code: 'TARGET_BROKEN',
    what: `Assembly ${name} cannot be dropped while ${users.join(', ')} needs it.`,
    remedy: 'Make a new plan from the state that the target is in.',
    evidence: { name, users },
  });
}

function without<Value>(
  members: Readonly<Record<string, Value>>,
  name: string,
): Readonly<Record<string, Value>> {
  const { [name]: _dropped, ...others } = members;
  return others;
}

function schemaAfter(
  schema: TargetState['schema'],
  effect: Extract<Effect, { kind: 'schema' }>,
): TargetState['schema'] {
  const done = schema.moving?.to === effect.to ? schema.moving.done : 0;
  if (effect.index !== done + 1 || (schema.moving !== null && schema.moving.to !== effect.to)) {
    throw new DeployError({
      code: 'TARGET_BROKEN',
      what: `Schema step ${effect.index} of ${effect.of} cannot follow step ${done} on this target.`,
      remedy: 'Make a new plan from the state that the target is in.',
      evidence: { schema, effect },
    });
  }
  return effect.index === effect.of
    ? { model: effect.to, moving: null }
    : { model: schema.model, moving: { to: effect.to, done: effect.index, of: effect.of } };
}
