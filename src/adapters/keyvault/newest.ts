import type { SecretProperties } from '@azure/keyvault-secrets';

/** A version as its metadata tells it. */
export type Version = Pick<SecretProperties, 'version' | 'enabled' | 'createdOn' | 'expiresOn' | 'notBefore'>;

/**
 * The newest versions: more than one when several were created in the same second, which is all that the vault
 * tells. A disabled one counts: it is what the vault itself would answer with.
 */
export function newestOf(versions: readonly Version[]): readonly Version[] {
  const created = ({ createdOn }: Version): number => createdOn?.getTime() ?? 0;
  const newest = Math.max(...versions.map(created));
  return versions.filter((version) => created(version) === newest);
}
