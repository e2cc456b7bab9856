import { readFileSync } from 'node:fs';
import { connect as connectSocket, type Socket } from 'node:net';
import { parseAddress } from '../../src/adapters/mssql/address.ts';
import { connect, type ServerOptions } from '../../src/adapters/mssql/connect.ts';
import type { ResultSets } from '../../src/adapters/mssql/connection.ts';
import { Secret } from '../../src/errors/secret.ts';

/** The variable that names a real SQL Server: `server=host,port;user=sa;password=…;ca=file;name=host;any=true`. */
export const liveVariable = 'HARTONOMOUS_TEST_SQL';

export interface LiveServer {
  /** A way to the server of its own, as another process has it. */
  options(): { readonly server: ServerOptions; readonly breakAll: () => void };
  /** Runs a batch in `master`. */
  run(text: string): Promise<ResultSets>;
}

/** The server to test against; undefined, told once and loudly, when nobody named one. */
export function liveServer(description = process.env[liveVariable]): LiveServer | undefined {
  if (description === undefined || description === '') {
    process.stderr.write(
      `No real SQL Server was named by ${liveVariable}: what only one can show is not run.\n`,
    );
    return undefined;
  }
  const parts = new Map(
    description
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const address = parseAddress(parts.get('server') ?? '');
  const authorities = parts.get('ca');
  const name = parts.get('name');
  const base: ServerOptions = {
    address,
    credential: {
      kind: 'sql-login',
      user: parts.get('user') ?? '',
      password: new Secret(parts.get('password') ?? '', () => undefined),
    },
    trust: {
      anyCertificate: parts.get('any') === 'true',
      ...(authorities === undefined ? {} : { authorities: readFileSync(authorities, 'utf8') }),
      ...(name === undefined ? {} : { certificateName: name }),
    },
    application: 'hartonomous-tests',
    connectTimeoutMs: 15_000,
  };
  return {
    options() {
      const sockets: Socket[] = [];
      const connector = async (): Promise<Socket> => {
        const socket = connectSocket(address.port ?? 1433, address.host);
        sockets.push(socket);
        await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
        return socket;
      };
      const breakAll = (): void => {
        for (const socket of sockets.splice(0)) socket.destroy();
      };
      return { server: { ...base, connector }, breakAll };
    },
    async run(text) {
      const master = await connect(base, 'master');
      try {
        return await master.batch(text, { timeoutMs: 60_000 });
      } finally {
        await master.close();
      }
    },
  };
}
