import { describe, expect, it } from 'vitest';
import { parseReference, referenceText } from '../../../src/ports/secret-reference.ts';

const version = '0123456789abcdef'.repeat(2);

describe('a reference to a secret', () => {
  it.each([
    ['vault1/name', 'keyvault://vault1/name'],
    ['keyvault://vault1/name', 'keyvault://vault1/name'],
    [`Vault-1/Name@${version.toUpperCase()}`, `keyvault://vault-1/Name@${version}`],
    ['vault1.vault.azure.net/name', 'keyvault://vault1/name'],
    ['vault1.vault.azure.cn/name', 'keyvault://vault1.vault.azure.cn/name'],
  ])('may be %s', (text, same) => {
    const reference = parseReference(text);
    expect(reference === undefined ? undefined : referenceText(reference)).toBe(same);
  });

  it.each([
    '',
    'name',
    'vault1/',
    'v/name',
    '1vault/name',
    'vault--1/name',
    'vault-/name',
    'vault1/na_me',
    'vault1/name@',
    'vault1/name@latest',
    'vault1/name/more',
    'https://vault1/name',
    'vault1.evil.example/name',
    'vault1.vault.azure.net.evil.example/name',
    'vault1.vault.azure.net:8443/name',
    'user@vault1/name',
  ])('may not be %j', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});
