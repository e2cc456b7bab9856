import type { SecretReference } from '../ports/secret-reference.ts';
import type { Named, Secrets } from '../ports/secrets.ts';

/** The secrets of a deployment; who does not ask for one loads no SDK and signs in nowhere. */
export interface EntrustedSecrets {
  readonly named: Named<SecretReference>;
  /** @throws DeployError IDENTITY_UNAVAILABLE when the job lacks what the chosen identity needs */
  open(): Promise<Secrets>;
}
