import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../../src/adapters/keyvault/identity.ts';
import { client, principal, tenant } from '../../support/azure/entra.ts';
import {
  type Azure,
  azure,
  azurePipelines,
  clientSecret,
  gitHubOidc,
  refusalOf,
  secretOf,
  servicePrincipal,
  subject,
  transportOf,
} from '../../support/azure/signed-in.ts';

const database = 'https://database.windows.net/';

let cloud: Azure;
let certified: Identity;
let certificate: { readonly key: string; readonly cert: string };

beforeAll(async () => {
  cloud = await azure();
  certificate = await cloud.cloud.authority.issue('hartonomous');
  certified = {
    ...{ kind: 'service-principal', tenant, client },
    certificate: secretOf(`${certificate.cert}\n${certificate.key}`),
  };
});

beforeEach(() => {
  const { application } = cloud.entra;
  application.secret = clientSecret;
  application.subject = subject;
  application.certificate = certificate.cert;
});

afterAll(async () => cloud.cloud.close());

describe('a sign-in', () => {
  it.each<[string, () => Identity]>([
    ['a client secret', () => servicePrincipal],
    ['a certificate', () => certified],
    ["GitHub's assertion", () => gitHubOidc],
    ["Azure Pipelines' assertion", () => azurePipelines],
  ])('gives a token for %s, tells whom it names, and has the mask know it', async (_, identity) => {
    const secrets = cloud.as(identity());
    const token = await secrets.token(database);
    expect(cloud.entra.tokens).toContain(token.reveal());
    expect(cloud.masked).toContain(token.reveal());
    const { kind } = identity();
    expect(await secrets.whoAmI()).toEqual({ kind, tenant, client, object: principal });
  });

  it.each<[string, Identity, 'gitHub' | 'pipelines']>([
    ['GitHub', gitHubOidc, 'gitHub'],
    ['Azure Pipelines', azurePipelines, 'pipelines'],
  ])('asks %s for another assertion when the first one has expired', async (_, identity, platform) => {
    const secrets = cloud.as(identity);
    await secrets.token(database);
    const { given } = cloud[platform];
    for (const old of given) cloud.entra.expired.add(old);
    const before = given.length;
    await secrets.token('https://management.azure.com/');
    expect(given.length).toBeGreaterThan(before);
  });

  it('keeps a token while it lives, and asks for another when it is about to end', async () => {
    const secrets = cloud.as(servicePrincipal);
    cloud.entra.lifetime = 60;
    const short = await secrets.token(database);
    cloud.entra.lifetime = 3600;
    const long = await secrets.token(database);
    const same = await secrets.token(database);
    expect(long.reveal()).not.toBe(short.reveal());
    expect(same.reveal()).toBe(long.reveal());
  });

  it.each<[string, Partial<Identity>, () => void, RegExp, RegExp]>([
    ['the tenant is not there', { tenant: client }, () => undefined, /AADSTS90002/, /Correct --tenant/],
    [
      'the application is not in it',
      { client: tenant },
      () => undefined,
      /AADSTS700016/,
      /--client or --tenant/,
    ],
    [
      'its secret is another',
      { secret: secretOf('0ther~secret') } as object,
      () => undefined,
      /AADSTS7000215/,
      /not its id/,
    ],
  ])('is refused with a remedy when %s', async (_, change, meddle, what, remedy) => {
    meddle();
    const error = await refusalOf(cloud.as({ ...servicePrincipal, ...change } as Identity).token(database));
    expect(error.code).toBe('IDENTITY_REFUSED');
    expect(error.what).toMatch(what);
    expect(error.remedy).toMatch(remedy);
    expect(error.message).not.toContain('0ther~secret');
  });

  it('is refused with a remedy when no federated credential fits the job', async () => {
    cloud.entra.application.subject = 'repo:octo/database:environment:staging';
    const error = await refusalOf(cloud.as(gitHubOidc).token(database));
    expect(error.message).toMatch(/AADSTS700213.*Make its subject that of this job/);
  });

  it('is refused with a remedy when the certificate is not one of the application', async () => {
    cloud.entra.application.certificate = (await cloud.cloud.authority.issue('other')).cert;
    const error = await refusalOf(cloud.as(certified).token(database));
    expect(error.message).toMatch(/AADSTS700027.*Upload the certificate/);
  });

  it.each<[string, Identity, RegExp]>([
    [
      'GitHub',
      { ...gitHubOidc, requestToken: secretOf('old') } as Identity,
      /GitHub's token service gave no assertion: status 401.*id-token: write/,
    ],
    [
      'Azure Pipelines',
      { ...azurePipelines, accessToken: secretOf('old') } as Identity,
      /gave no assertion: status 401.*SYSTEM_ACCESSTOKEN/,
    ],
    [
      'Azure Pipelines for a connection that it does not know',
      { ...azurePipelines, serviceConnection: tenant } as Identity,
      /gave no assertion: status 404.*service connection is right/,
    ],
  ])('says what the job lacks when %s gives no assertion', async (_, identity, message) => {
    const error = await refusalOf(cloud.as(identity).token(database));
    expect(error.code).toBe('IDENTITY_REFUSED');
    expect(error.message).toMatch(message);
  });

  it('sends nothing to who cannot show a certificate for the name', async () => {
    const before = cloud.entra.asked.length;
    const stranger = await (await import('../../support/certificates.ts')).certificateAuthority();
    const transport = transportOf(cloud.cloud, { trusted: stranger.cert });
    const error = await refusalOf(cloud.as(servicePrincipal, { transport }).token(database));
    expect(error.code).toBe('IDENTITY_UNAVAILABLE');
    expect(error.message).toMatch(/certificate does not verify, so nothing was sent.*NODE_EXTRA_CA_CERTS/);
    expect(cloud.entra.asked.length).toBe(before);
  });
});

describe('a sign-in to a token endpoint in trouble', () => {
  it('waits as long as it is told to', async () => {
    cloud.entra.faults.next({ kind: 'throttle', retryAfterMs: 1000 }, { kind: 'throttle', retryAfterMs: 50 });
    await cloud.as(servicePrincipal).token(database);
    expect(cloud.entra.faults.early).toBe(0);
  });

  it('tries again after a failure and after a broken connection', async () => {
    cloud.entra.faults.next(
      { kind: 'status', status: 503 },
      { kind: 'drop' },
      { kind: 'status', status: 500 },
    );
    const token = await cloud.as(servicePrincipal).token(database);
    expect(cloud.entra.tokens).toContain(token.reveal());
  });

  it('gives up when no answer comes in time', async () => {
    cloud.entra.faults.next(...Array.from({ length: 20 }, () => ({ kind: 'silence' }) as const));
    const transport = transportOf(cloud.cloud, { attemptMs: 100, totalMs: 300 });
    const error = await refusalOf(cloud.as(servicePrincipal, { transport }).token(database));
    expect(error.code).toBe('IDENTITY_UNAVAILABLE');
    expect(error.message).toMatch(/none came in time/);
  });
});
