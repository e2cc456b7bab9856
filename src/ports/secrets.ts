import type { Secret } from '../errors/secret.ts';
import type { SecretReference } from './secret-reference.ts';

/** A reference whose version is settled: what a plan holds, so that its apply uses that version and no newer one. */
export interface PinnedSecret extends SecretReference {
  readonly version: string;
}

/** Names that a deployment uses, each with where its secret lies. */
export type Named<Value> = Readonly<Record<string, Value>>;

/** Why a secret cannot be used. */
export type SecretFault =
  | 'missing'
  | 'disabled'
  | 'expired'
  | 'not yet valid'
  | 'ambiguous'
  | 'forbidden'
  | 'unreachable';

/** One secret that cannot be used: what is wrong with it, and what to do about it. */
export interface SecretProblem {
  readonly name: string;
  readonly reference: SecretReference;
  readonly fault: SecretFault;
  readonly what: string;
  readonly remedy: string;
}

/** The ways to sign in to Entra: one is chosen, none is tried because another failed. */
export const identityKinds = [
  'github-oidc',
  'azure-pipelines',
  'service-principal',
  'arc',
  'managed-identity',
  'azure-cli',
] as const;

export type IdentityKind = (typeof identityKinds)[number];

/** Whom the vaults and servers see. */
export interface WhoAmI {
  /** The way that was chosen: `github-oidc`, `arc`, … */
  readonly kind: IdentityKind;
  readonly tenant: string;
  /** The application; null where a token names none. */
  readonly client: string | null;
  /** The service principal, managed identity or user in the tenant. */
  readonly object: string | null;
}

/** The secrets that can be used, and what stands in the way of the others. */
export interface Examined {
  readonly found: Named<PinnedSecret>;
  readonly problems: readonly SecretProblem[];
}

/** Secrets that lie elsewhere. No member but `values` reads the value of one. */
export interface Secrets {
  /** @throws DeployError IDENTITY_REFUSED, IDENTITY_UNAVAILABLE */
  whoAmI(): Promise<WhoAmI>;
  /** Looks at every secret, and whether its value may be read; a secret that cannot be used is no error here. */
  examine(named: Named<SecretReference>): Promise<Examined>;
  /**
   * Settles versions, by metadata alone.
   * @throws DeployError SECRETS_UNUSABLE, SECRETS_REFUSED with the problems of all secrets at once
   */
  resolve(named: Named<SecretReference>): Promise<Named<PinnedSecret>>;
  /** @throws DeployError SECRETS_UNUSABLE, SECRETS_REFUSED with the problems of all secrets at once */
  values(named: Named<PinnedSecret>): Promise<Named<Secret>>;
  /** An access token that is valid now, for `https://database.windows.net/` for instance. */
  token(resource: string): Promise<Secret>;
}
