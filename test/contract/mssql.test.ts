import { afterAll } from 'vitest';
import { LedgerServer } from '../support/tds/ledger-server.ts';
import { owner, type Served, serve } from '../support/tds/served.ts';
import type { Reply } from '../support/tds/server.ts';
import {
  databaseContract,
  databaseLockContract,
  keptBundlesContract,
  type LockedDatabaseUnderTest,
} from './database.ts';

const served: Served[] = [];
afterAll(async () => {
  for (const one of served) await one.close();
});

/** The contract's own probe is the one query that the server must know. */
function probed(sql: string, { tables }: LedgerServer): readonly Reply[] | undefined {
  if (!sql.startsWith("SELECT CASE WHEN SCHEMA_ID(N'probed')")) return undefined;
  const answer = tables.applied.includes('CREATE SCHEMA [probed];') ? 'after' : 'before';
  return [{ kind: 'rows', columns: { '': 'nvarchar' }, rows: [[answer]] }];
}

async function open(): Promise<LockedDatabaseUnderTest> {
  const ledger = new LedgerServer(probed);
  const one = await serve(ledger);
  served.push(one);
  return {
    ...{ database: one.open(), other: one.open(), living: owner },
    dead: { ...owner, process: owner.process + 1 },
    vanish: async () => one.server.drop(),
  };
}

databaseContract('a SQL Server, by wire', open);
databaseLockContract('a SQL Server, by wire', open);
keptBundlesContract('a SQL Server, by wire', open);
