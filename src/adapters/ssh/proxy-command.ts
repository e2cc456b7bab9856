import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { childEnvironment, type Environment } from '../system/child-environment.ts';

/**
 * Starts the program that makes a connection and gives its standard input and output as that connection; what
 * ssh_config(5) calls ProxyCommand, without a shell. `%h`, `%p`, `%r` and `%%` stand for address, port, user and
 * `%`. When the program ends, the connection does, with what it said on its standard error.
 */
export function proxyConnection(
  command: readonly string[],
  to: { readonly address: string; readonly port: number; readonly user: string },
  own: Environment,
): Duplex {
  const values: Readonly<Record<string, string>> = {
    h: to.address,
    p: String(to.port),
    r: to.user,
    '%': '%',
  };
  const [file = '', ...args] = command.map((part) =>
    part.replace(/%([hpr%])/g, (_, name: string) => values[name] ?? ''),
  );
  const child = spawn(file, args, { env: childEnvironment(own), stdio: 'pipe', windowsHide: true });
  let said = '';
  const connection = new Duplex({
    read: () => void child.stdout.resume(),
    // A program that has ended takes nothing more; its ending tells why, so the write error adds nothing.
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, () => done()),
    final(done) {
      child.stdin.end();
      done();
    },
    destroy(error, done) {
      child.kill();
      done(error);
    },
  });
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk) => {
    if (!connection.push(chunk)) child.stdout.pause();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  child.once('error', (error) => connection.destroy(error));
  child.once('close', (status) => {
    connection.destroy(new Error(`the ProxyCommand ended with status ${status}: ${said.trim()}`));
  });
  return connection;
}
