import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SshTarget } from '../adapters/ssh/ssh-host.ts';
import type { Environment } from '../adapters/system/child-environment.ts';
import type { Fleet } from '../engine/fleet.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { Secret } from '../errors/secret.ts';
import type { Inputs } from '../inputs/definitions.ts';
import type { InventoryHost } from '../inputs/hosts.ts';

/** The hosts of the inventory; nothing of SSH is loaded, read or reached before one of them is opened. */
export function fleetOf(values: Inputs, environment: Environment): Fleet {
  const inventory = values.hosts ?? [];
  return {
    parallel: values.parallel ?? 1,
    maxFailures: values['max-failures'] ?? 0,
    keep: values['keep-releases'] ?? 0,
    hosts: inventory.map((host) => ({
      name: host.name,
      role: host.role,
      root: host.releaseRoot ?? values['release-root'] ?? '',
      async open() {
        const { openSshHost } = await import('../adapters/ssh/ssh-host.ts');
        return openSshHost(await targetOf(host, inventory, values, environment));
      },
    })),
  };
}

async function targetOf(
  host: InventoryHost,
  inventory: readonly InventoryHost[],
  values: Inputs,
  environment: Environment,
): Promise<SshTarget> {
  const { name, address, port, user, fingerprint, proxyCommand } = host;
  const through = inventory.find((other) => other.name === host.proxyJump);
  const file = values['ssh-key'];
  const agent = environment['SSH_AUTH_SOCK'];
  return {
    ...{ name, address, port, user, fingerprint, proxyCommand, environment },
    knownHosts: await knownHosts(values['known-hosts']),
    credentials: {
      ...(file === undefined ? {} : { key: { text: await privateKey(file), file } }),
      // A key that was named is the only one that is offered: servers count attempts.
      ...(file !== undefined || agent === undefined || agent === '' ? {} : { agent }),
      passphrase: values['ssh-passphrase'],
      password: values['ssh-password'],
    },
    ...(through === undefined ? {} : { jump: await targetOf(through, inventory, values, environment) }),
  };
}

async function privateKey(file: string): Promise<Secret> {
  try {
    return new Secret(await readFile(file, 'utf8'), () => undefined);
  } catch (error) {
    throw new DeployError({
      code: 'SSH_KEY_UNUSABLE',
      what: `The private key ${file} cannot be read: ${(error as Error).message}.`,
      remedy: 'Name with --ssh-key a private key that this user may read.',
      cause: error,
    });
  }
}

async function knownHosts(named: string | undefined): Promise<string> {
  if (named !== undefined) return readFile(named, 'utf8');
  // A user without one has no host in it.
  return readFile(join(homedir(), '.ssh', 'known_hosts'), 'utf8').catch(() => '');
}
