/** Where a secret lies: `keyvault://vault/secret[@version]`. */
export interface SecretReference {
  /** The host of the vault: `name.vault.azure.net`, or that of another cloud. */
  readonly host: string;
  readonly secret: string;
  /** Absent for the newest one. */
  readonly version?: string;
}

export const referenceScheme = 'keyvault://';

/**
 * The clouds whose vaults are known. A reference names no other host: whoever may write configuration could
 * otherwise send a token anywhere.
 */
const vaultSuffixes = ['vault.azure.net', 'vault.azure.cn', 'vault.usgovcloudapi.net'];

/** As https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates has them. */
const vaultName = /^(?=.{3,24}$)[a-z](-?[a-z0-9])*$/i;
const secretName = /^[0-9a-z-]{1,127}$/i;
const version = /^[0-9a-f]{32}$/i;

/** With or without the scheme; undefined when the text is no reference. */
export function parseReference(text: string): SecretReference | undefined {
  const bare = text.startsWith(referenceScheme) ? text.slice(referenceScheme.length) : text;
  const [, vault = '', secret = '', at] = /^([^/@]+)\/([^/@]+)(?:@([^/@]*))?$/.exec(bare) ?? [];
  const [name = '', ...suffix] = vault.split('.');
  const cloud =
    suffix.length === 0 ? vaultSuffixes[0] : vaultSuffixes.find((one) => one === suffix.join('.'));
  if (cloud === undefined || !vaultName.test(name) || !secretName.test(secret)) return undefined;
  if (at !== undefined && !version.test(at)) return undefined;
  // Hosts, names and versions do not tell upper from lower case.
  const host = `${name}.${cloud}`.toLowerCase();
  return { host, secret, ...(at === undefined ? {} : { version: at.toLowerCase() }) };
}

/** As short as it can be said: a vault of the public cloud by its name alone. */
export function referenceText({ host, secret, version: at }: SecretReference): string {
  const publicCloud = `.${vaultSuffixes[0]}`;
  const vault = host.endsWith(publicCloud) ? host.slice(0, -publicCloud.length) : host;
  return `${referenceScheme}${vault}/${secret}${at === undefined ? '' : `@${at}`}`;
}
