import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeProcesses } from '../../../src/adapters/system/processes.ts';
import { client, principal, tenant } from '../../support/azure/entra.ts';
import { HimdsServer, listenPlainly } from '../../support/azure/himds.ts';
import { type Azure, azure, refusalOf, transportOf } from '../../support/azure/signed-in.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const database = 'https://database.windows.net/';

let cloud: Azure;
let agent: HimdsServer;
let himds: { endpoint: string; tokens: string };
let stop: () => Promise<void>;

beforeAll(async () => {
  cloud = await azure();
  agent = new HimdsServer();
  agent.issue = (resource) => cloud.entra.issue(resource);
  const listening = await listenPlainly(agent);
  stop = listening.close;
  const tokens = await temporaryFolder();
  himds = { endpoint: listening.endpoint, tokens };
  await mkdir(join(tokens, 'folder.key'));
  await writeFile(join(tokens, 'large.key'), 'k'.repeat(4097));
  await writeFile(join(tokens, 'largest.key'), 'k'.repeat(4096));
  await writeFile(join(tokens, 'lines.key'), 'not a\nkey');
  await writeFile(join(tokens, 'password.txt'), 'stolen');
  await writeFile(join(tokens, 'machine.key'), 'the key\n'.replace(' ', '-'));
});

beforeEach(() => {
  agent.asked.length = 0;
  agent.key = 'the-key';
  agent.file = join(himds.tokens, 'machine.key');
  agent.realm = (file) => `Basic realm=${file}`;
});

afterAll(async () => {
  await stop();
  await cloud.cloud.close();
});

describe('the identity of an Arc-enabled server', () => {
  it('gives a token after its challenge, and tells whom it names', async () => {
    const secrets = cloud.as({ kind: 'arc' }, { himds });
    expect(cloud.entra.tokens).toContain((await secrets.token(database)).reveal());
    expect(agent.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, 'Basic the-key']);
    expect(await secrets.whoAmI()).toEqual({ kind: 'arc', tenant, client, object: principal });
  });

  it('takes a key file of 4096 bytes, and a path in quotes', async () => {
    agent.file = join(himds.tokens, 'largest.key');
    agent.key = 'k'.repeat(4096);
    agent.realm = (file) => `Basic realm="${file}"`;
    expect((await cloud.as({ kind: 'arc' }, { himds }).token(database)).reveal()).not.toBe('');
  });

  it.each<[string, () => string, RegExp]>([
    ['a file elsewhere', () => '/etc/shadow.key', /names "\/etc\/shadow.key", which is no key file in/],
    ['a way out of the folder', () => `${himds.tokens}/../../etc/x.key`, /is no key file in/],
    ['a deeper folder', () => `${himds.tokens}/deeper/machine.key`, /is no key file in/],
    ['another kind of file', () => `${himds.tokens}/password.txt`, /is no key file in/],
    ['a name of nothing but the ending', () => `${himds.tokens}/.key`, /is no key file in/],
    ['another spelling of the folder', () => `${himds.tokens}//machine.key`, /is no key file in/],
    ['too large a file', () => `${himds.tokens}/large.key`, /is larger than 4096 bytes/],
    ['a folder', () => `${himds.tokens}/folder.key`, /is no file/],
    ['a file that holds lines', () => `${himds.tokens}/lines.key`, /holds no key/],
  ])('is not asked for when what listens there names %s', async (_, file, message) => {
    agent.file = file();
    const error = await refusalOf(cloud.as({ kind: 'arc' }, { himds }).token(database));
    expect(error.code).toBe('IDENTITY_REFUSED');
    expect(error.message).toMatch(message);
    expect(error.remedy).toMatch(/which program listens there/);
    // Nothing of a file was sent.
    expect(agent.asked).toHaveLength(1);
  });

  it.each<[string, () => void, RegExp]>([
    ['challenges with something else', () => (agent.realm = () => 'Bearer x'), /names no file/],
    ['does not challenge', () => agent.faults.next({ kind: 'status', status: 200 }), /answered 200/],
    ['does not take the key', () => (agent.key = 'another'), /gave no token: status 401/],
    ['breaks off', () => agent.faults.next({ kind: 'drop' }), /does not answer .*(aborted|broke off)/],
    ['stays silent', () => agent.faults.next({ kind: 'silence' }), /no answer in time/],
    ['sends the caller elsewhere', () => agent.faults.next({ kind: 'status', status: 302 }), /answered 302/],
  ])('is refused with a remedy when the agent %s', async (_, meddle, message) => {
    meddle();
    const transport = transportOf(cloud.cloud, { attemptMs: 500 });
    const error = await refusalOf(cloud.as({ kind: 'arc' }, { himds, transport }).token(database));
    expect(error.message).toMatch(message);
    expect(error.exitStatus).toBe(6);
  });

  it('says who may read the key when it is not there for the caller', async () => {
    agent.file = join(himds.tokens, 'absent.key');
    const error = await refusalOf(cloud.as({ kind: 'arc' }, { himds }).token(database));
    expect(error.code).toBe('IDENTITY_UNAVAILABLE');
    expect(error.message).toMatch(/absent\.key .* cannot be read: ENOENT.*group himds/);
  });

  it('says that there is no agent when nothing listens', async () => {
    const nobody = { ...himds, endpoint: 'http://127.0.0.1:1/metadata' };
    const error = await refusalOf(cloud.as({ kind: 'arc' }, { himds: nobody }).token(database));
    expect(error.message).toMatch(/does not answer at http:\/\/127\.0\.0\.1:1: .*outside a container/);
  });

  it('is refused when the token is for somebody else than the inputs say', async () => {
    const other = '99999999-9999-4999-8999-999999999999';
    const error = await refusalOf(cloud.as({ kind: 'arc', client: other }, { himds }).token(database));
    expect(error.message).toMatch(/gave a token of the client 2222.*, not of 9999/);
  });
});

describe('the identity of the Azure CLI', () => {
  /** Stands for `az`, which is a program of its own: says what it was started with, and gives a token. */
  async function cli(script: string) {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'az'), `#!${process.execPath}\n${script}`);
    await chmod(join(folder, 'az'), 0o755);
    await symlink(process.execPath, join(folder, 'node'));
    return nodeProcesses({ PATH: folder, SECRET_THING: 'leaks', INPUT_PASSWORD: 'leaks' });
  }

  it('gives the token that az gets, started without any secret of the environment', async () => {
    const made = cloud.entra.issue(database);
    const processes = await cli(
      `const { argv, env } = process;
       const asked = argv.slice(2).join(' ');
       const wanted = 'account get-access-token --output json --resource ${database} --tenant ${tenant}';
       const leak = Object.values(env).includes('leaks') || env.AZURE_CONFIG_DIR !== '/signed-in';
       if (asked !== wanted || leak) { console.error('started wrongly'); process.exit(1); }
       console.log(JSON.stringify({ accessToken: '${made}', expires_on: ${Math.floor(Date.now() / 1000) + 600} }));`,
    );
    const cliEnvironment = { AZURE_CONFIG_DIR: '/signed-in' };
    const secrets = cloud.as({ kind: 'azure-cli', tenant }, { processes, cliEnvironment });
    expect((await secrets.token(database)).reveal()).toBe(made);
  });

  it.each<[string, string, RegExp]>([
    [
      'nobody has signed in',
      `console.error('ERROR: Please run az login.'); process.exit(1)`,
      /refused a token: ERROR: Please run az login\. Run az login/,
    ],
    ['it prints something else', `console.log('{}')`, /gave no token/],
    ['it hangs', `setInterval(() => {}, 1000)`, /no answer in time/],
  ])('is refused with a remedy when %s', async (_, script, message) => {
    const processes = await cli(script);
    const transport = transportOf(cloud.cloud, { attemptMs: 2000 });
    const error = await refusalOf(cloud.as({ kind: 'azure-cli' }, { processes, transport }).token(database));
    expect(error.message).toMatch(message);
  });

  it('says that az is not there', async () => {
    const error = await refusalOf(cloud.as({ kind: 'azure-cli' }).token(database));
    expect(error.code).toBe('IDENTITY_UNAVAILABLE');
    expect(error.message).toMatch(/not on the PATH.*aka\.ms\/azure-cli/);
  });
});
