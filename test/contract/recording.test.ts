import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordingDatabase } from '../../src/adapters/recording/database.ts';
import { rehearsalDatabase } from '../../src/adapters/rehearsal/database.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { harmless } from '../../src/plan/risk.ts';
import { emptyState, withEffect } from '../../src/plan/state.ts';
import { defineStep } from '../../src/plan/step.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import type { Database } from '../../src/ports/database.ts';
import type { LedgerEntry } from '../../src/ports/ledger.ts';
import type { Model } from '../../src/ports/model.ts';
import { contentsOf } from '../support/contents.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { databaseContract } from './database.ts';

/** Nothing here builds or calls: whoever did would fail on it. */
const unused = {} as Model & ClrRuntime;
const living = { command: 'apply', user: 'tester', host: hostname(), process: process.pid };

let parent: string;
let count = 0;

beforeAll(async () => {
  parent = await temporaryFolder();
});

function newTarget(): { readonly folder: string; readonly target: Database } {
  const folder = join(parent, String(count++));
  const parts = { clock: systemClock, model: unused, clr: unused };
  return { folder, target: rehearsalDatabase({ folder, profile: 'sql2022-linux' }, parts) };
}

databaseContract('a recording of a rehearsal', async () => {
  // Nothing is written, so what was recorded is seen by who recorded it alone.
  const database = recordingDatabase(newTarget().target, systemClock);
  return { database, other: database, living };
});

const seed = (name: string) =>
  defineStep({
    ...{ id: `seed/${name}`, phase: 'seed', title: name, kind: 'tx', batches: [`SELECT '${name}';`] },
    ...{ risk: harmless('nothing'), effect: { kind: 'seed', name, sha256: name.repeat(8) } },
  });

const row = (run: string, step: string): LedgerEntry => {
  return { kind: 'step-applied', run, step, sha256: 's', state: step };
};

describe('a recording', () => {
  it('goes on from what the target holds, and leaves it byte for byte as it was', async () => {
    const { folder, target } = newTarget();
    const real = await target.open(living);
    await real.record({ kind: 'run-started', run: 'r1', plan: 'p1', bundle: 'b1' });
    await real.transact(seed('one'), '', row('r1', 'seed/one'));
    await real.close();
    const before = await contentsOf(folder);

    const recording = recordingDatabase(target, systemClock);
    const session = await recording.open(living);
    await session.record({ kind: 'run-resumed', run: 'r1' });
    await session.transact(seed('two'), '', row('r1', 'seed/two'));
    await session.record({ kind: 'run-finished', run: 'r1', bundle: 'b1', state: 's' });
    await session.close();

    const both = withEffect(withEffect(emptyState, seed('one').effect), seed('two').effect);
    expect(await recording.observe()).toEqual(both);
    expect(await recording.ledger.lastRun()).toMatchObject({
      ...{ id: 'r1', finished: true },
      applied: [{ step: 'seed/one' }, { step: 'seed/two' }],
    });
    expect(await target.observe()).toEqual(withEffect(emptyState, seed('one').effect));
    expect((await target.ledger.lastRun())?.finished).toBe(false);
    expect(await contentsOf(folder)).toEqual(before);
  });

  it('makes no folder where there was no target', async () => {
    const { folder, target } = newTarget();
    const session = await recordingDatabase(target, systemClock).open(living);
    await session.transact(seed('one'), '', row('r1', 'seed/one'));
    await session.close();
    await expect(contentsOf(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('opens while another holds the lock, and takes none', async () => {
    const { folder, target } = newTarget();
    const holder = await target.open(living);
    const before = await contentsOf(folder);
    expect((await recordingDatabase(target, systemClock).open(living)).fencingToken).toBeNull();
    expect(await contentsOf(folder)).toEqual(before);
    await holder.close();
  });

  it('never asks the target to evaluate a check, which may write', async () => {
    const { target } = newTarget();
    const result = await recordingDatabase(target, systemClock).evaluate({
      ...{ kind: 'sql', id: 'a.sql', checkClass: 'read', text: 'SELECT 1;', source: { file: 'a.sql' } },
    });
    expect(result).toMatchObject({ id: 'a.sql', outcome: 'not evaluated' });
  });

  it("has every member of the port as its own, none of them the target's", async () => {
    const { folder, target } = newTarget();
    await mkdir(folder);
    const recording = recordingDatabase(target, systemClock);
    const functions = ({ name: _name, ledger, ...own }: Database) => Object.entries({ ...own, ...ledger });
    const ofTarget = new Map(functions(target));
    expect(
      functions(recording)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...ofTarget.keys()].sort());
    expect(functions(recording).filter(([name, member]) => member === ofTarget.get(name))).toEqual([]);
  });
});
