import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SecretReference } from '../../../src/ports/secret-reference.ts';
import type { Named, PinnedSecret, Secrets } from '../../../src/ports/secrets.ts';
import { client } from '../../support/azure/entra.ts';
import {
  type Azure,
  azure,
  problemsOf,
  refusalOf,
  servicePrincipal,
  transportOf,
} from '../../support/azure/signed-in.ts';

const version = (digit: string): string => digit.repeat(32);
const [old, current] = [version('a'), version('b')];
const hour = 3600;
const now = Math.floor(Date.now() / 1000);

let cloud: Azure;
let secrets: Secrets;

const at = (secret: string, pinned?: string): SecretReference => {
  const host = cloud.vault.host;
  return { host, secret, ...(pinned === undefined ? {} : { version: pinned }) };
};
const pinned = (secret: string, pin: string): PinnedSecret => ({ ...at(secret), version: pin });

beforeAll(async () => {
  cloud = await azure();
  const { vault } = cloud;
  vault.store('password', {
    [old]: { value: 'first', created: now - 2 * hour },
    [version('c')]: { value: 'between', created: now - 1.5 * hour },
    [current]: { value: 'second', created: now - hour },
  });
  vault.store('expired', { [old]: { value: 'x', created: 1, exp: now - hour } });
  vault.store('early', { [old]: { value: 'x', created: 1, nbf: now + hour } });
  vault.store('disabled', { [old]: { value: 'x', created: 1, enabled: false } });
  vault.store('twins', { [old]: { value: 'x', created: 5 }, [current]: { value: 'y', created: 5 } });
  vault.store('valid', { [old]: { value: 'v', created: 1, nbf: now - hour, exp: now + hour } });
  vault.store('secret-of-others', { [old]: { value: 'x', created: 1 } });
  vault.store('behind-firewall', { [old]: { value: 'x', created: 1 } });
  vault.store('metadata-only', { [old]: { value: 'x', created: 1 } });
  vault.hidden.set('secret-of-others', { refusal: 'role', metadata: true });
  vault.hidden.set('behind-firewall', { refusal: 'firewall', metadata: true });
  vault.hidden.set('metadata-only', { refusal: 'role', metadata: false });
});

beforeEach(() => {
  cloud.vault.asked.length = 0;
  cloud.entra.asked.length = 0;
  secrets = cloud.as(servicePrincipal);
});

afterAll(async () => cloud.cloud.close());

/** What asks for a value: `/secrets/name/version`, and not the listing of versions. */
const valueRead = /^\/secrets\/[^/]+\/(?!versions$)/;

describe('secrets of a vault', () => {
  it('settle on the newest version without reading a value, over several pages of versions', async () => {
    expect(await secrets.resolve({ PASSWORD: at('password'), OTHER: at('valid') })).toEqual({
      PASSWORD: pinned('password', current),
      OTHER: pinned('valid', old),
    });
    expect(cloud.vault.count(valueRead)).toBe(0);
    expect(cloud.vault.count(/versions$/)).toBeGreaterThanOrEqual(3);
  });

  it('stay at the version that was settled when a newer one comes', async () => {
    const plan = await secrets.resolve({ PASSWORD: at('valid') });
    cloud.vault.store('valid', {
      [old]: { value: 'v', created: 1 },
      [current]: { value: 'newer', created: now },
    });
    expect((await secrets.values(plan))['PASSWORD']?.reveal()).toBe('v');
    cloud.vault.store('valid', { [old]: { value: 'v', created: 1 } });
  });

  it('come with their values, which the mask knows, by one token and one challenge a vault', async () => {
    const named = { A: pinned('password', old), B: pinned('password', current), C: pinned('valid', old) };
    await secrets.resolve({ A: at('password') });
    const values = await secrets.values(named);
    expect(
      Object.entries(values)
        .map(([name, value]) => [name, value.reveal()])
        .sort(),
    ).toEqual([
      ['A', 'first'],
      ['B', 'second'],
      ['C', 'v'],
    ]);
    expect(JSON.stringify(values)).not.toContain('first');
    for (const text of ['first', 'second', Buffer.from('second').toString('base64')])
      expect(cloud.masked).toContain(text);
    expect(cloud.entra.count(/token$/)).toBe(1);
    expect(cloud.vault.asked.filter(({ headers }) => headers.authorization === undefined)).toHaveLength(1);
  });

  it.each(['abc', "it's;a", '100%', 'a\nb\r\nc\n', ' blank ', '{"json":1}', 'grüße 🔑', '$(x)', '\\'])(
    'come as they are stored: %j',
    async (value) => {
      cloud.vault.store('odd', { [old]: { value, created: 1 } });
      const got = await secrets.values({ ODD: pinned('odd', old) });
      expect(got['ODD']?.reveal()).toBe(value);
    },
  );

  it('that cannot be used are told of together, each with its remedy', async () => {
    const error = await refusalOf(
      secrets.resolve({
        GOOD: at('password'),
        GONE: at('nowhere'),
        OLD: at('password', version('d')),
        LATE: at('expired'),
        EARLY: at('early'),
        OFF: at('disabled'),
        TWINS: at('twins'),
        THEIRS: at('secret-of-others'),
        FAR: at('behind-firewall'),
      }),
    );
    expect(error.code).toBe('SECRETS_REFUSED');
    expect(problemsOf(error).map(({ name, fault }) => `${name} ${fault}`)).toEqual([
      'GONE missing',
      'OLD missing',
      'LATE expired',
      'EARLY not yet valid',
      'OFF disabled',
      'TWINS ambiguous',
      'THEIRS forbidden',
      'FAR forbidden',
    ]);
    expect(error.what).toMatch(/^8 secrets cannot be used:/);
    for (const line of [
      /- GONE \(keyvault:\/\/tests\/nowhere\) is not in tests\.vault\.azure\.net\. Look at az keyvault/,
      /- LATE .* expired at \d{4}-.*Store a new version/,
      /- THEIRS .* may not be read \(metadata\).*Key Vault Reader/,
      /- FAR .* is behind the firewall of .*Let the network of this machine in/,
    ])
      expect(error.what).toMatch(line);
    expect(cloud.vault.count(valueRead)).toBe(0);
  });

  it.each<[string, string, string, RegExp]>([
    ['was disabled since', 'disabled', 'disabled', /is disabled\. Enable that version/],
    ['has expired since', 'expired', 'expired', /expired at/],
    ['was deleted since', 'nowhere', 'missing', /has no version a{32} in tests/],
    ['may only be listed', 'metadata-only', 'forbidden', /may not be read \(value\).*Key Vault Secrets User/],
  ])('are refused at the time of use when one %s', async (_, secret, fault, message) => {
    const error = await refusalOf(secrets.values({ S: pinned(secret, old), T: pinned('password', current) }));
    expect(problemsOf(error)).toMatchObject([{ name: 'S', fault }]);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(fault === 'forbidden' ? 'SECRETS_REFUSED' : 'SECRETS_UNUSABLE');
  });

  it('are examined without a refusal and without reading a value', async () => {
    const named = { A: at('password'), B: at('expired') };
    expect(await secrets.examine(named)).toMatchObject({
      found: { A: pinned('password', current) },
      problems: [{ name: 'B', fault: 'expired' }],
    });
    // The one version that no secret has shows who may read values.
    const reads = cloud.vault.asked.filter(({ path }) => valueRead.test(path)).map(({ path }) => path);
    expect(reads).toEqual([`/secrets/password/${'0'.repeat(32)}`]);
  });

  it('are examined for whether their values may be read at all', async () => {
    expect(await secrets.examine({ M: at('metadata-only') })).toMatchObject({
      found: {},
      problems: [{ name: 'M', fault: 'forbidden', what: expect.stringContaining('(value)') }],
    });
  });
});

describe('a vault in trouble', () => {
  const one = async (using = secrets): Promise<Named<PinnedSecret>> => using.resolve({ S: at('password') });

  it('is asked again when it says so, and not before', async () => {
    cloud.vault.faults.next({ kind: 'throttle', retryAfterMs: 1000 }, { kind: 'throttle', retryAfterMs: 30 });
    await one();
    expect(cloud.vault.faults.early).toBe(0);
  });

  it('is asked again after failures and broken connections', async () => {
    cloud.vault.faults.next(
      { kind: 'status', status: 503 },
      { kind: 'drop' },
      { kind: 'status', status: 500 },
    );
    expect(await one()).toEqual({ S: pinned('password', current) });
  });

  it('is not waited for longer than the bounds, whatever it asks for', async () => {
    cloud.vault.faults.next({ kind: 'throttle', retryAfterMs: 3_600_000 });
    const using = cloud.as(servicePrincipal, { transport: transportOf(cloud.cloud, { totalMs: 500 }) });
    const error = await refusalOf(one(using));
    expect(error.message).toMatch(/did not answer: none came in time/);
    cloud.vault.faults.forget();
  });

  it('is given up on when it throttles every time', async () => {
    const refusal = { kind: 'status', status: 429, headers: { 'retry-after-ms': '1' } } as const;
    cloud.vault.faults.next(...Array.from({ length: 6 }, () => refusal));
    const error = await refusalOf(one());
    expect(problemsOf(error)).toMatchObject([{ fault: 'unreachable' }]);
    expect(error.message).toMatch(/throttles its callers/);
  });

  it('is given up on when it stays silent', async () => {
    cloud.vault.faults.next({ kind: 'silence' });
    const transport = transportOf(cloud.cloud, { attemptMs: 200 });
    const error = await refusalOf(one(cloud.as(servicePrincipal, { transport })));
    expect(error.message).toMatch(/did not answer: none came in time/);
  });

  it('gets no token when its challenge is for another service', async () => {
    const { challenge } = cloud.vault;
    cloud.vault.challenge = challenge.replace('https://vault.azure.net', 'https://graph.microsoft.com');
    const error = await refusalOf(one());
    cloud.vault.challenge = challenge;
    expect(error.message).toMatch(/wants a token for another service/);
    expect(cloud.vault.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('gets no token when it belongs to another tenant', async () => {
    const { challenge } = cloud.vault;
    cloud.vault.challenge = challenge.replace(/11111111-[^"]+/, client);
    const error = await refusalOf(one());
    cloud.vault.challenge = challenge;
    expect(error.code).toBe('IDENTITY_REFUSED');
    expect(error.message).toMatch(/The vault belongs to the tenant 2222.*Correct --tenant/);
    expect(cloud.entra.asked).toEqual([]);
  });
});
