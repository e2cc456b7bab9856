import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { Host, RemoteConversation } from '../../ports/host.ts';
import { startCommand } from './channel.ts';
import { connectClient, type SshTarget } from './connection.ts';
import { dropped, unreachable } from './failures.ts';

export type { SshTarget } from './connection.ts';

/**
 * Connects to a host; every command has a channel of its own on the one connection.
 * @throws DeployError SSH_HOST_KEY_UNKNOWN, SSH_HOST_KEY_CHANGED, SSH_UNREACHABLE or SSH_CREDENTIALS_REFUSED.
 */
export async function openSshHost(target: SshTarget): Promise<Host> {
  const jump = target.jump === undefined ? undefined : await openSshHost(target.jump);
  try {
    const through = await jump?.connect(target.address, target.port);
    const client = await connectClient(target, through);
    return hostOver(client, target.name, async () => jump?.close());
  } catch (error) {
    await jump?.close();
    throw error;
  }
}

function hostOver(client: Client, name: string, alsoClose: () => Promise<void>): Host {
  let gone = false;
  client.once('close', () => {
    gone = true;
  });
  return {
    name,
    run: async (command) =>
      startCommand(client, name, { ...command, input: command.input ?? new Uint8Array() }).ended,

    converse(command): RemoteConversation {
      let onFirst: (line: string) => void = () => undefined;
      const first = new Promise<string>((resolve) => {
        onFirst = resolve;
      });
      const started = startCommand(client, name, {
        ...command,
        onLine: (line, stream) => {
          if (stream === 'stdout') onFirst(line);
          command.onLine?.(line, stream);
        },
      });
      return {
        firstLine: Promise.race([
          first,
          started.ended.then(() => {
            throw dropped(name, `before ${command.title} said anything`);
          }),
        ]),
        async stop() {
          (await started.opened)?.end();
          await started.ended.catch(() => undefined);
        },
      };
    },

    connect: async (address, port) =>
      new Promise<Duplex>((resolve, reject) => {
        // Where the stream comes from is told to the server for its log only.
        client.forwardOut('127.0.0.1', 0, address, port, (error, stream) => {
          if (error === undefined) resolve(stream);
          else reject(unreachable(`${address}:${port}`, `through ${name}`, error));
        });
      }),

    async close() {
      if (!gone) {
        const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
        client.end();
        await Promise.race([closed, afterGrace(client)]);
      }
      await alsoClose();
    },
  };
}

/** A server that is gone closes nothing. */
const graceMs = 2000;

async function afterGrace(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      client.destroy();
      resolve();
    }, graceMs);
    client.once('close', () => clearTimeout(timer));
  });
}
