import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { rehearsalDatabase } from '../../src/adapters/rehearsal/database.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import type { Model } from '../../src/ports/model.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { databaseContract, databaseLockContract, keptBundlesContract } from './database.ts';

/** Nothing in this contract builds or calls: whoever did would fail on it. */
const unused = {} as Model & ClrRuntime;

let parent: string;
let count = 0;

beforeAll(async () => {
  parent = await temporaryFolder();
});

databaseContract('a rehearsal', open);
databaseLockContract('a rehearsal', open);
keptBundlesContract('a rehearsal', open);

async function open() {
  const folder = join(parent, String(count++));
  const connect = () =>
    rehearsalDatabase(
      { folder, profile: 'sql2022-linux' },
      { clock: systemClock, model: unused, clr: unused },
    );
  const owner = { command: 'apply', user: 'tester', host: hostname() };
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  return {
    database: connect(),
    other: connect(),
    living: { ...owner, process: process.pid },
    dead: { ...owner, process: ended },
  };
}
