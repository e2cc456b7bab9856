import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/engine/doctor/diagnosis.ts';
import { client, principal, tenant } from '../support/azure/entra.ts';
import { type Azure, azure } from '../support/azure/signed-in.ts';
import { descendants, type Shown } from '../support/children.ts';
import { dacfx, eventsOf, hartonomous, profile, program, spine } from '../support/cli.ts';
import { leaksBelow, leaksIn } from '../support/leaks.ts';
import { temporaryFolder } from '../support/temporary.ts';

const version = 'a'.repeat(32);
const able = ['--dacfx', dacfx, '--as', profile];

/** Short and odd ones, as people and generators make them. */
const values = {
  application: `c1!ent~se;cret%of'the"application`,
  short: `¿%'`,
  lines: 'first line of a key\nsecond line of it\r\n',
  unicode: 'grüße;🔑%25',
  platform: 'a token of the CI platform',
};

let cloud: Azure;
let cwd: string;
let surroundings: NodeJS.ProcessEnv;

beforeAll(async () => {
  cloud = await azure();
  cloud.entra.application.secret = values.application;
  const { short, lines, unicode } = values;
  for (const [name, value] of Object.entries({ short, lines, unicode }))
    cloud.vault.store(name, { [version]: { value, created: 1 } });
  cloud.vault.store('denied', { [version]: { value: 'x', created: 1 } });
  cloud.vault.hidden.set('denied', { refusal: 'role', metadata: false });
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'authority.pem'), cloud.cloud.authority.cert);
  surroundings = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    HTTPS_PROXY: await cloud.cloud.proxy(),
    NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    HARTONOMOUS_CLIENT_SECRET: values.application,
    SECRET_OF_ANOTHER_STEP: values.lines,
    INPUT_PASSWORD: values.unicode,
    SYSTEM_ACCESSTOKEN: values.platform,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: values.platform,
  };
});

beforeEach(async () => {
  cwd = await temporaryFolder();
  cloud.vault.asked.length = 0;
});

afterAll(async () => cloud.cloud.close());

async function configure(config: object): Promise<void> {
  await mkdir(join(cwd, 'config'));
  await writeFile(join(cwd, 'config', 'base.json'), JSON.stringify(config, null, 2));
}

const whole = {
  identity: 'service-principal',
  tenant,
  client,
  secrets: { SHORT: 'tests/short', LINES: `keyvault://tests/lines@${version}`, DENIED: 'tests/denied' },
};

async function doctor(args: readonly string[], env = surroundings) {
  const ended = await hartonomous(['doctor', '--json', ...able, ...args], { cwd, env });
  const events = eventsOf(ended.stdout);
  const diagnoses: readonly Diagnosis[] = events.filter((event) => event.event === 'diagnosis');
  const about = (subject: string): Diagnosis | undefined => diagnoses.find((one) => one.subject === subject);
  return { ...ended, events, about };
}

describe('hartonomous doctor --secrets', () => {
  it('says which identity it is and what that may read, and reads no value', async () => {
    await configure(whole);
    const { status, about } = await doctor(['--secrets']);
    expect(about('identity')).toMatchObject({
      outcome: 'ok',
      found: `service-principal, client ${client}, object ${principal}, tenant ${tenant}`,
    });
    expect(about('secret SHORT')?.found).toBe(`keyvault://tests/short@${version} may be read`);
    expect(about('secret LINES')?.found).toBe(`keyvault://tests/lines@${version} may be read`);
    expect(about('secret DENIED')).toMatchObject({
      outcome: 'missing',
      remedy: expect.stringContaining('Key Vault Secrets User'),
    });
    expect(status).toBe(2);
    const reads = cloud.vault.asked.map(({ path }) => path).filter((path) => path.endsWith(version));
    expect(reads).toEqual([]);
  });

  it('takes the secrets from an option as well as from a file', async () => {
    const args = ['--identity', 'service-principal', '--tenant', tenant, '--client', client];
    const map = ['--secret-map', 'A=tests/short,B=tests/lines', '--secret-map', 'C=tests/unicode'];
    const { status, about } = await doctor(['--secrets', ...args, ...map]);
    expect(['A', 'B', 'C'].map((name) => about(`secret ${name}`)?.outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(status).toBe(0);
  });

  it('asks nobody when it is not asked for secrets', async () => {
    await configure(whole);
    const { status, about } = await doctor([]);
    expect(status).toBe(0);
    expect(about('identity')).toBeUndefined();
    expect(cloud.vault.asked).toEqual([]);
  });

  it.each<[string, NodeJS.ProcessEnv, string, RegExp, RegExp]>([
    [
      'the secret is wrong',
      { HARTONOMOUS_CLIENT_SECRET: 'old' },
      'service-principal',
      /AADSTS7000215/,
      /renewed/,
    ],
    [
      'the job has no token service',
      { ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' },
      'github-oidc',
      /ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set/,
      /id-token: write/,
    ],
    ['az is not there', { PATH: '/nowhere' }, 'azure-cli', /not on the PATH/, /aka\.ms\/azure-cli/],
  ])('says what to do when %s', async (_, env, identity, found, remedy) => {
    await configure({ ...whole, identity });
    const { status, about } = await doctor(['--secrets'], { ...surroundings, ...env });
    expect(about('identity')?.outcome).toBe('missing');
    expect(about('identity')?.found).toMatch(found);
    expect(about('identity')?.remedy).toMatch(remedy);
    expect(status).toBe(2);
  });
});

describe('secrets in the environment and in vaults', () => {
  it('leave no trace in what doctor prints, not even where the SDKs log all they can', async () => {
    await configure(whole);
    const { stdout, stderr, about } = await doctor(['--secrets', '--verbose'], {
      ...surroundings,
      AZURE_LOG_LEVEL: 'verbose',
      TYPESPEC_RUNTIME_LOG_LEVEL: 'verbose',
    });
    expect(about('secret SHORT')?.outcome).toBe('ok');
    const given = Object.fromEntries(cloud.entra.tokens.map((token, index) => [`token ${index}`, token]));
    expect(leaksIn('stdout', stdout, { ...values, ...given })).toEqual([]);
    expect(leaksIn('stderr', stderr, { ...values, ...given })).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['as a person reads it', ['--verbose']],
    ['as a program reads it', ['--json']],
  ])('leave no trace in a rehearsal, %s: output, files, children', async (_, output) => {
    await configure({ ...whole, dacfx, as: profile });
    const child = spawn(process.execPath, [program, 'rehearse', '--project', spine, ...output], {
      cwd,
      env: surroundings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const children = new Map<number, Shown>();
    const looks: Promise<void>[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        printed += `${line}\n`;
        looks.push(look());
      });
    }
    async function look(): Promise<void> {
      // Before a child becomes another program it shows what its parent shows.
      const own = (argv: string): boolean => argv === '' || argv.includes(program);
      for (const shown of await descendants(child.pid ?? 0))
        if (!own(shown.argv)) children.set(shown.pid, shown);
    }
    const timer = setInterval(() => looks.push(look()), 100);
    const status = await new Promise((resolve) => child.once('close', resolve));
    clearInterval(timer);
    await Promise.all(looks);
    expect(status).toBe(0);
    const { leaks, files } = await leaksBelow(join(cwd, 'build'), values);
    expect(leaks).toEqual([]);
    for (const part of [
      /manifest\.json$/,
      /\.dacpac$/,
      /plan.*\.json$/,
      /log.\d{8}\.json$/,
      /report\.html$/,
      /junit\.xml$/,
    ])
      expect(files.some((file) => part.test(file))).toBe(true);
    expect(leaksIn('output', printed, values)).toEqual([]);
    const seen = [...children.values()].filter(({ argv }) => argv.includes('hartonomous-dacfx-host'));
    expect(seen).not.toEqual([]);
    for (const { pid, argv, environment } of children.values()) {
      expect(leaksIn(`the command line of ${pid}`, argv, values)).toEqual([]);
      expect(leaksIn(`the environment of ${pid}: ${argv}`, environment, values)).toEqual([]);
    }
  });

  it('leave no trace in an error that stops the command', async () => {
    const args = ['plan', '--bundle', 'nowhere', '--client-secret', values.application, '--verbose'];
    const ended = await hartonomous([...args, ...able], { cwd, env: surroundings });
    expect(ended.status).toBe(2);
    expect(leaksIn('output', ended.stdout + ended.stderr, values)).toEqual([]);
  });
});
