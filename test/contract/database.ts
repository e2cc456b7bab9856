import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/plan/digest.ts';
import { keptReleases } from '../../src/plan/release-stack.ts';
import { harmless } from '../../src/plan/risk.ts';
import { emptyState, stateDigest, withEffect } from '../../src/plan/state.ts';
import { defineStep } from '../../src/plan/step.ts';
import type { Database, Owner, Session } from '../../src/ports/database.ts';
import type { LedgerEntry } from '../../src/ports/ledger.ts';
import { temporaryFolder } from '../support/temporary.ts';

export interface DatabaseUnderTest {
  readonly database: Database;
  /** A second way to the same target: that of another process, where one can have it. */
  readonly other: Database;
  /** An owner that is alive for as long as the test runs. */
  readonly living: Owner;
}

export interface LockedDatabaseUnderTest extends DatabaseUnderTest {
  /** An owner whose process has ended. */
  readonly dead: Owner;
  /** Lets end what a process's end takes along: the connections of `database`, where it has any. */
  vanish?(): Promise<void>;
}

const seed = (name: string) =>
  defineStep({
    id: `seed/${name}`,
    phase: 'seed',
    title: name,
    kind: 'tx',
    batches: [`SELECT '${name}';`],
    risk: harmless('nothing'),
    effect: { kind: 'seed', name, sha256: name.repeat(8) },
  });

const trust = defineStep({
  id: 'clr/trust',
  phase: 'clr',
  title: 'trust',
  kind: 'server',
  batches: ['CREATE SCHEMA [probed];'],
  probe: "SELECT CASE WHEN SCHEMA_ID(N'probed') IS NULL THEN 'before' ELSE 'after' END;",
  risk: harmless('nothing'),
  effect: { kind: 'trust', sha512: 'a'.repeat(128) },
});

const started = { kind: 'run-started', run: 'r1', plan: 'p1', bundle: 'b1' } as const;
const appliedRow = (step: string): Extract<LedgerEntry, { kind: 'step-applied' }> => ({
  kind: 'step-applied',
  run: 'r1',
  step,
  sha256: 's',
  state: step,
});

/** What every adapter of the database port must do; run over each of them. */
export function databaseContract(name: string, open: () => Promise<DatabaseUnderTest>): void {
  describe(`the database port on ${name}`, () => {
    let target: DatabaseUnderTest;

    beforeEach(async () => {
      target = await open();
    });

    it('observes an empty target and writes nothing by it', async () => {
      expect(await target.database.observe()).toEqual(emptyState);
      expect(await target.database.ledger.lastRun()).toBeUndefined();
      expect(await target.database.ledger.lastVerdict()).toBeUndefined();
      expect(await target.other.observe()).toEqual(emptyState);
    });

    it('applies a step with its ledger row, and shows both to others', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.transact(seed('one'), '', appliedRow('seed/one'));
      await session.close();
      expect(await target.other.observe()).toEqual(withEffect(emptyState, seed('one').effect));
      expect(await target.other.ledger.lastRun()).toEqual({
        ...{ id: 'r1', plan: 'p1', bundle: 'b1', underWay: null, finished: false },
        applied: [{ step: 'seed/one', state: 'seed/one' }],
      });
    });

    it('probes whether a step outside a transaction has happened', async () => {
      const session = await target.database.open(target.living);
      expect(await target.database.probe(trust)).toBe('before');
      await session.execute(trust, '');
      expect(await target.database.probe(trust)).toBe('after');
      await session.close();
    });

    it('tells a step that was begun and not recorded', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.record({ kind: 'step-started', run: 'r1', step: trust.id });
      expect((await target.database.ledger.lastRun())?.underWay).toBe(trust.id);
      await session.execute(trust, '');
      await session.record(appliedRow(trust.id));
      expect((await target.database.ledger.lastRun())?.underWay).toBeNull();
      await session.close();
    });

    it('takes from a row the effect of a step that happened when nobody could write it down', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.record({ kind: 'step-started', run: 'r1', step: trust.id });
      await session.record({ ...appliedRow(trust.id), effect: trust.effect });
      expect(await target.database.observe()).toEqual(withEffect(emptyState, trust.effect));
      await session.close();
    });

    it('tells of every run, whether it was finished, what it did for good and how it was judged', async () => {
      const session = await target.database.open(target.living);
      await session.record({ ...started, rollback: true });
      await session.record({ ...appliedRow('one'), lasting: 'Drop table t: rows are lost.' });
      await session.record({ ...started, run: 'r2', abandons: 'r1' });
      await session.record({ kind: 'run-finished', run: 'r2', bundle: 'b1', state: 's' });
      const counts = { passed: 0, failed: 1, notEvaluated: 0 };
      await session.record({
        kind: 'verdict',
        bundle: 'b1',
        state: 's',
        verdict: 'failed',
        classes: [],
        counts,
      });
      await session.close();
      const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/);
      const run = { plan: 'p1', bundle: 'b1', startedAt: time };
      expect(await target.other.ledger.runs()).toEqual([
        {
          ...{ ...run, id: 'r1', rollback: true, finishedAt: null, verdict: null },
          lasting: ['Drop table t: rows are lost.'],
        },
        { ...run, id: 'r2', rollback: false, finishedAt: time, verdict: 'failed', lasting: [] },
      ]);
    });

    it('remembers what a finished run left, whatever somebody does to the target later', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.transact(seed('one'), '', appliedRow('seed/one'));
      await session.record({ kind: 'run-finished', run: 'r1', bundle: 'b1', state: 's' });
      await session.execute(seed('two'), '');
      await session.close();
      const left = withEffect(emptyState, seed('one').effect);
      expect(await target.other.ledger.deployed()).toEqual({ bundle: 'b1', state: left });
      expect(await target.other.observe()).not.toEqual(left);
    });

    it('remembers the bundle of the last finished run and the last verdict', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.record({ kind: 'run-finished', run: 'r1', bundle: 'b1', state: 's' });
      const counts = { passed: 1, failed: 0, notEvaluated: 2 };
      await session.record({
        kind: 'verdict',
        bundle: 'b1',
        state: 's',
        verdict: 'rehearsed',
        classes: ['read'],
        counts,
      });
      await session.close();
      expect(await target.other.ledger.deployed()).toEqual({ bundle: 'b1', state: emptyState });
      expect(await target.other.ledger.lastVerdict()).toEqual({
        bundle: 'b1',
        state: 's',
        verdict: 'rehearsed',
        classes: ['read'],
      });
    });
  });
}

/** What every adapter must do besides that can be written to: let one writer in at a time. */
export function databaseLockContract(name: string, open: () => Promise<LockedDatabaseUnderTest>): void {
  describe(`the lock of the database port on ${name}`, () => {
    let target: LockedDatabaseUnderTest;
    const tokenOf = ({ fencingToken }: Session): number => fencingToken ?? Number.NaN;

    beforeEach(async () => {
      target = await open();
    });

    it('refuses a second holder, naming the first, and lets it in after the first has closed', async () => {
      const first = await target.database.open(target.living);
      await expect(target.other.open(target.living)).rejects.toMatchObject({
        code: 'LOCK_HELD',
        message: expect.stringContaining(`process ${target.living.process} of ${target.living.user}`),
      });
      await first.close();
      const second = await target.other.open(target.living);
      expect(tokenOf(second)).toBeGreaterThan(tokenOf(first));
      expect(second.tookOverFrom).toBeNull();
      await second.close();
    });

    it('takes over from a holder that is gone, who can then write nothing any more', async () => {
      const gone = await target.database.open(target.dead);
      await gone.transact(seed('one'), '', appliedRow('seed/one'));
      await target.vanish?.();
      const successor = await target.other.open(target.living);
      expect(successor.tookOverFrom).toMatchObject({ process: target.dead.process });
      expect(tokenOf(successor)).toBeGreaterThan(tokenOf(gone));
      const before = stateDigest(await target.other.observe());
      await expect(gone.transact(seed('two'), '', appliedRow('seed/two'))).rejects.toMatchObject({
        code: 'FENCED_OUT',
      });
      await expect(gone.execute(trust, '')).rejects.toMatchObject({ code: 'FENCED_OUT' });
      await expect(gone.record(started)).rejects.toMatchObject({ code: 'FENCED_OUT' });
      expect(stateDigest(await target.other.observe())).toBe(before);
      await successor.close();
    });

    it('gives the lock to exactly one of many who ask at once', async () => {
      const asked = Array.from({ length: 20 }, async (_, index) =>
        (index % 2 === 0 ? target.database : target.other).open(target.living),
      );
      const outcomes = await Promise.allSettled(asked);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    });
  });
}

/** What a database must do whose ledger keeps bundles. */
export function keptBundlesContract(name: string, open: () => Promise<DatabaseUnderTest>): void {
  describe(`the bundles in the ledger of ${name}`, () => {
    let target: DatabaseUnderTest;
    let scratch: string;

    beforeAll(async () => {
      scratch = await temporaryFolder();
    });

    beforeEach(async () => {
      target = await open();
    });

    it('are those of the last releases, the current and the previous one among them', async () => {
      const session = await target.database.open(target.living);
      const bundles: string[] = [];
      const deploy = async (number: number): Promise<void> => {
        const manifest = { number };
        const bundle = digestOf(manifest);
        const folder = join(scratch, bundle);
        await mkdir(join(folder, 'seed'), { recursive: true });
        await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
        await writeFile(join(folder, 'seed/a.sql'), String(number));
        await session.record({ ...started, run: `r${bundles.length}`, bundle }, folder);
        await rm(folder, { recursive: true });
        await session.record({ kind: 'run-finished', run: `r${bundles.length}`, bundle, state: 's' });
        bundles.push(bundle);
      };
      const { ledger } = target.other;
      const kept = async (): Promise<readonly number[]> => {
        const folders = await Promise.all(bundles.map(async (bundle) => ledger.bundleFolder(bundle)));
        return folders.flatMap((folder, index) => (folder === undefined ? [] : [index]));
      };

      for (let number = 0; number <= keptReleases; number++) await deploy(number);
      expect(await kept()).toEqual(bundles.map((_, index) => index).slice(1));
      const folder = (await ledger.bundleFolder(bundles.at(-1) ?? '')) ?? '';
      expect(await readFile(join(folder, 'seed/a.sql'), 'utf8')).toBe(String(keptReleases));
      await session.close();
    });

    it('are none that is another than the run says', async () => {
      const session = await target.database.open(target.living);
      await writeFile(join(scratch, 'manifest.json'), '{}');
      await expect(session.record(started, scratch)).rejects.toMatchObject({ code: 'BUNDLE_TAMPERED' });
      expect(await target.other.ledger.lastRun()).toBeUndefined();
      await session.close();
    });
  });
}
