import { hostname } from 'node:os';
import { join } from 'node:path';
import { type MssqlOptions, mssqlDatabase } from '../../../src/adapters/mssql/database.ts';
import { Secret } from '../../../src/errors/secret.ts';
import type { Database, Owner } from '../../../src/ports/database.ts';
import { certificateAuthority } from '../certificates.ts';
import { temporaryFolder } from '../temporary.ts';
import type { LedgerServer } from './ledger-server.ts';
import { type Reply, startTdsServer, type TdsServer, type TdsServerOptions } from './server.ts';

export const owner: Owner = { command: 'apply', user: 'tester', host: hostname(), process: process.pid };

/** What comes between a request and its answer: the test's faults. */
export type Fault = 'request lost' | 'answer lost';

export interface Served {
  readonly server: TdsServer;
  readonly notices: string[];
  /** The certificate of the authority that signed the server's, in PEM. */
  readonly authority: string;
  /** A way to the target of its own, as another process has it. */
  open(options?: Partial<Omit<MssqlOptions, 'server'>>, server?: Partial<MssqlOptions['server']>): Database;
  close(): Promise<void>;
}

/** Keys take longest to make, and one is enough for all servers of a test file. */
let trusted: ReturnType<typeof newIdentity> | undefined;

async function trustedIdentity() {
  trusted ??= newIdentity();
  return trusted;
}

async function newIdentity() {
  const authority = await certificateAuthority();
  return { authority, identity: await authority.issue('sql.test') };
}

/** The adapter and a server for it, with a certificate that is really verified. */
export async function serve(
  ledger: LedgerServer,
  options: Partial<TdsServerOptions> & { fault?(request: number, sql: string): Fault | undefined } = {},
): Promise<Served> {
  const { authority, identity } = await trustedIdentity();
  const folder = await temporaryFolder();
  const notices: string[] = [];
  const opened: (Database & { close(): Promise<void> })[] = [];
  let asked = 0;
  const server = await startTdsServer({
    encryption: 'on',
    identity,
    closed: (session) => ledger.closed(session),
    answer(request, session) {
      const fault = options.fault?.(++asked, request.sql);
      const drop: readonly Reply[] = [{ kind: 'drop' }];
      if (fault === 'request lost') return drop;
      const replies = ledger.answer(request, session);
      return fault === 'answer lost' ? drop : replies;
    },
    ...options,
  });
  return {
    server,
    notices,
    authority: authority.cert,
    open(given = {}, connection = {}) {
      const database = mssqlDatabase({
        server: {
          address: { host: '127.0.0.1', port: server.port, instance: null },
          credential: { kind: 'sql-login', user: 'deploy', password: new Secret('secret', () => undefined) },
          trust: { authorities: authority.cert, certificateName: 'sql.test', anyCertificate: false },
          application: 'hartonomous',
          connectTimeoutMs: 5000,
          ...connection,
        },
        ...{ database: 'Hartonomous', profile: 'sql2022-linux', cache: join(folder, String(opened.length)) },
        ...{ stepTimeoutMs: 5000, checkTimeoutMs: 5000, acceptMove: false },
        notice: (text) => void notices.push(text),
        ...given,
      });
      opened.push(database);
      return database;
    },
    async close() {
      for (const database of opened) await database.close();
      await server.close();
    },
  };
}
