import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, writeBundle } from '../../src/build/bundle.ts';
import type { Event } from '../../src/engine/events.ts';
import { type Ended, eventsOf, hartonomous } from '../support/cli.ts';
import { freePort, makeKey, type Sshd, startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temporary.ts';

let sshd: Sshd;
let folder: string;
let bundle: Bundle;

const nothing = { assemblies: [], models: {}, access: [], seeds: [], checks: [] };

beforeAll(async () => {
  folder = await temporaryFolder();
  sshd = await startSshd();
  const tools = { toolkit: '0.0.0', dotnetSdk: '10.0.100', dacfx: [] };
  const files = ['a', 'b', 'c'].map((name) => ({ path: `seed/${name}.sql`, text: `-- ${name}\n` }));
  bundle = await writeBundle(folder, files, { name: 'Spine', tools, source: null, ...nothing });
});

let inventories = 0;
type HostEntry = Readonly<Record<string, unknown>>;

const entry = (name: string, other: HostEntry = {}): HostEntry => {
  const { address, port, user, fingerprint } = sshd.target;
  const releaseRoot = join(folder, `${name}-${inventories}`);
  return { name, address, port, user, fingerprint, releaseRoot, ...other };
};

/** Runs `hartonomous push` with an inventory of its own. */
async function push(hosts: readonly HostEntry[], ...options: readonly string[]): Promise<Ended> {
  const config = join(folder, `config-${++inventories}`);
  await mkdir(config);
  await writeFile(join(config, 'base.json'), JSON.stringify({ hosts, 'ssh-key': sshd.keyFile }));
  const args = ['push', '--bundle', bundle.folder, '--config', config, ...options];
  return hartonomous([...args, '--reports', join(folder, 'reports')], { cwd: folder });
}

function fleetOf({ stdout }: Ended): Extract<Event, { event: 'fleet-finished' }> | undefined {
  return eventsOf(stdout).find((event) => event.event === 'fleet-finished');
}

describe('hartonomous push', () => {
  it('brings a bundle to a host, and has nothing to do the second time', async () => {
    const hosts = [entry('one', { role: 'database' })];
    const first = await push(hosts, '--json');
    expect(first.status, first.stdout + first.stderr).toBe(0);
    expect(fleetOf(first)?.hosts).toMatchObject([
      { host: 'one', role: 'database', verdict: 'pushed', sent: 4 },
    ]);
    const there = join(String(hosts[0]?.['releaseRoot']), 'current', 'manifest.json');
    expect(await readFile(there, 'utf8')).toBe(await readFile(join(bundle.folder, 'manifest.json'), 'utf8'));
    const second = await push(hosts);
    expect(second.status).toBe(0);
    expect(second.stdout).toMatch(/^one\s+database\s+unchanged\s+nothing/m);
  });

  it('serves nine of ten hosts when one is down, and names it', async () => {
    const names = Array.from({ length: 10 }, (_, n) => `host-${n}`);
    const down = await freePort();
    const hosts = names.map((name, at) => entry(name, at === 4 ? { port: down } : {}));
    const ended = await push(hosts, '--parallel', '3', '--max-failures', '1', '--json');
    expect(ended.status, ended.stdout + ended.stderr).toBe(4);
    const fleet = fleetOf(ended);
    expect(fleet?.hosts.map(({ host }) => host)).toEqual(names);
    expect(fleet?.hosts.map(({ verdict }) => verdict)).toEqual(
      names.map((_, at) => (at === 4 ? 'failed' : 'pushed')),
    );
    expect(fleet?.hosts[4]?.error).toMatchObject({ code: 'SSH_UNREACHABLE' });
    const failed = eventsOf(ended.stdout).find(({ event }) => event === 'failed');
    expect(failed).toMatchObject({
      error: { code: 'PUSH_INCOMPLETE', evidence: { failed: [{ host: 'host-4' }] } },
    });
  });

  it('begins no further host once more have failed than may', async () => {
    const hosts = [entry('down', { port: await freePort() }), entry('second'), entry('third')];
    const ended = await push(hosts, '--parallel', '1');
    expect(ended.status).toBe(4);
    expect(ended.stdout).toMatch(/^down\s+host\s+failed.*SSH_UNREACHABLE$/m);
    expect(ended.stdout).toMatch(/^second\s+host\s+not tried$/m);
    expect(ended.stdout).toContain('Not tried after that: second, third.');
  });

  it.each([
    ['with another key', { fingerprint: `SHA256:${'A'.repeat(43)}` }, 3, 'SSH_HOST_KEY_CHANGED'],
    ['without a pin', { fingerprint: undefined }, 3, 'SSH_HOST_KEY_UNKNOWN'],
  ])('ends for a single host %s with the status of its own failure', async (_, other, status, code) => {
    const known = join(folder, 'known_hosts');
    await writeFile(known, '');
    const ended = await push([entry('one', other)], '--known-hosts', known, '--json');
    expect(ended.status).toBe(status);
    expect(fleetOf(ended)?.hosts[0]?.error).toMatchObject({ code });
  });

  it('tells no secret, whatever fails', async () => {
    const file = join(folder, 'locked');
    await makeKey(file, 'the real passphrase');
    const config = join(folder, 'config-secret');
    await mkdir(config);
    await writeFile(join(config, 'base.json'), JSON.stringify({ hosts: [entry('one')], 'ssh-key': file }));
    const env = {
      ...process.env,
      HARTONOMOUS_SSH_PASSPHRASE: 'a wrong guess',
      HARTONOMOUS_SSH_PASSWORD: 'open sesame',
    };
    const args = ['push', '--bundle', bundle.folder, '--config', config, '--reports', join(folder, 'told')];
    const ended = await hartonomous([...args, '--verbose'], { cwd: folder, env });
    expect(ended.status).toBe(2);
    expect(ended.stdout + ended.stderr).toContain('SSH_KEY_UNUSABLE');
    expect(ended.stdout + ended.stderr).not.toMatch(/a wrong guess|open sesame|PRIVATE KEY/);
  });

  it('refuses an inventory with all of its faults, before any host is reached', async () => {
    const hosts = [
      entry('one', { proxyJump: 'two' }),
      entry('two', { proxyJump: 'one' }),
      entry('three', { proxyJump: 'nobody' }),
      entry('three'),
    ];
    const ended = await push(hosts);
    expect(ended.status).toBe(2);
    for (const fault of [
      'hosts names three twice',
      'comes back to one',
      'goes through nobody, which is no host',
    ])
      expect(ended.stderr).toContain(fault);
    const shapes = await push(
      [entry('-x', { address: '-oProxyCommand=x', platform: 'windows', port: 0 })],
      '--parallel',
      '0',
    );
    expect(shapes.status).toBe(2);
    for (const fault of ['hosts.0.name', 'hosts.0.address', 'hosts.0.platform', 'hosts.0.port', '--parallel'])
      expect(shapes.stderr).toContain(fault);
  });
});
