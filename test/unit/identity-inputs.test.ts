import { beforeAll, describe, expect, it } from 'vitest';
import { inputsIn } from '../support/inputs.ts';
import { temporaryFolder } from '../support/temporary.ts';

const id = '01234567-89ab-4cde-8123-456789abcdef';
let read: ReturnType<typeof inputsIn>;

beforeAll(async () => {
  read = inputsIn(await temporaryFolder());
});

const both = ['--tenant', id, '--client', id];

describe('an identity', () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, readonly RegExp[]]>([
    ['is never guessed', ['--secrets'], {}, [/^--identity <kind> is missing/]],
    ['is one that is known', ['--identity', 'default'], {}, [/must be one of github-oidc, azure-pipelines/]],
    ['of GitHub needs its application', ['--identity', 'github-oidc'], {}, [/^--tenant/, /^--client/]],
    [
      'of Azure Pipelines needs its service connection',
      ['--identity', 'azure-pipelines', ...both],
      {},
      [/^--service-connection <id> is missing/],
    ],
    [
      'of a service principal needs something to sign in with',
      ['--identity', 'service-principal', ...both],
      {},
      [/^HARTONOMOUS_CLIENT_SECRET or HARTONOMOUS_CLIENT_CERTIFICATE is missing/],
    ],
    [
      'of a service principal signs in with one thing',
      ['--identity', 'service-principal', ...both],
      { HARTONOMOUS_CLIENT_SECRET: 's', HARTONOMOUS_CLIENT_CERTIFICATE: 'c' },
      [/are both set/],
    ],
    [
      'is told once of a wrong id',
      ['--identity', 'github-oidc', '--tenant', 'x', '--client', id],
      {},
      [/^--tenant 'x' must be an id/],
    ],
  ])('%s', async (_, options, variables, expected) => {
    const { faults } = await read({ args: ['doctor', ...options], variables });
    expect(faults).toHaveLength(expected.length);
    for (const [index, fault] of expected.entries()) expect(faults[index]).toMatch(fault);
  });

  it.each(['arc', 'managed-identity', 'azure-cli'])('of %s needs no other input', async (kind) => {
    expect((await read({ args: ['doctor', '--secrets', '--identity', kind] })).code).toBeUndefined();
  });
});

describe('the secrets of a configuration', () => {
  it('come from a file by the key "secrets", and from an option by pairs', async () => {
    const files = { 'base.json': { secrets: { A: 'vault1/a' } } };
    const ofFile = await read({ files, args: ['doctor'] });
    expect(ofFile.inputs?.values['secret-map']).toEqual({ A: 'vault1/a' });
    const ofOption = await read({ args: ['doctor', '--secret-map', 'A=vault1/a, B=vault1/b'] });
    expect(ofOption.inputs?.values['secret-map']).toEqual({ A: 'vault1/a', B: 'vault1/b' });
  });

  it('are refused at the line of what is no reference', async () => {
    const text = '{\n  "secrets": {\n    "A": "vault1/a",\n    "B": "vault1"\n  }\n}';
    const { faults } = await read({ files: { 'base.json': text }, args: ['doctor'] });
    expect(faults).toEqual([
      expect.stringMatching(/^config\/base\.json:4:\d+: secrets\.B 'vault1' must be vault\/secret/),
    ]);
  });

  it('have one key only in a file', async () => {
    const { faults } = await read({ files: { 'base.json': { 'secret-map': {} } }, args: ['doctor'] });
    expect(faults).toEqual([expect.stringContaining("'secret-map' is no input")]);
  });
});
