import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { mssqlDatabase } from '../../src/adapters/mssql/database.ts';
import type { Database } from '../../src/ports/database.ts';
import {
  databaseContract,
  databaseLockContract,
  keptBundlesContract,
  type LockedDatabaseUnderTest,
} from '../contract/database.ts';
import { liveServer } from '../support/live-server.ts';
import { temporaryFolder } from '../support/temporary.ts';

const live = liveServer();
const made: { readonly name: string; readonly ends: readonly (() => Promise<void>)[] }[] = [];

async function newDatabase(): Promise<LockedDatabaseUnderTest> {
  if (live === undefined) throw new Error('there is no server');
  const name = `hartonomous_${randomBytes(6).toString('hex')}`;
  await live.run(`CREATE DATABASE [${name}];`);
  const folder = await temporaryFolder();
  const ends: (() => Promise<void>)[] = [];
  const vanishing: (() => void)[] = [];
  const open = (cache: string): Database => {
    const { server, breakAll } = live.options();
    const database = mssqlDatabase({
      ...{ server, database: name, profile: 'sql2022-linux', cache: join(folder, cache) },
      ...{ stepTimeoutMs: 60_000, checkTimeoutMs: 60_000, acceptMove: false, notice: () => undefined },
    });
    ends.push(async () => database.close());
    vanishing.push(breakAll);
    return database;
  };
  made.push({ name, ends });
  const owner = { command: 'apply', user: 'tester', host: hostname() };
  return {
    database: open('a'),
    other: open('b'),
    living: { ...owner, process: process.pid },
    dead: { ...owner, process: process.pid + 1 },
    // The server ends the sessions of a process that is gone, and with them their locks.
    vanish: async () => vanishing[0]?.(),
  };
}

afterAll(async () => {
  for (const { name, ends } of made) {
    for (const end of ends) await end();
    await live?.run(`DROP DATABASE [${name}];`);
  }
});

describe.skipIf(live === undefined)('on a real SQL Server', () => {
  databaseContract('a SQL Server', newDatabase);
  databaseLockContract('a SQL Server', newDatabase);
  keptBundlesContract('a SQL Server', newDatabase);
});
