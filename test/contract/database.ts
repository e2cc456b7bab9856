import { beforeEach, describe, expect, it } from 'vitest';
import { harmless } from '../../src/plan/risk.ts';
import { emptyState, stateDigest, withEffect } from '../../src/plan/state.ts';
import { defineStep } from '../../src/plan/step.ts';
import type { Database, Owner, Session } from '../../src/ports/database.ts';
import type { LedgerEntry } from '../../src/ports/ledger.ts';

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
  batches: ['SELECT 1;'],
  probe: 'SELECT 1;',
  risk: harmless('nothing'),
  effect: { kind: 'trust', sha512: 'a'.repeat(128) },
});

const started: LedgerEntry = { kind: 'run-started', run: 'r1', plan: 'p1', bundle: 'b1' };
const appliedRow = (step: string): LedgerEntry => ({
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

    it('remembers the bundle of the last finished run and the last verdict', async () => {
      const session = await target.database.open(target.living);
      await session.record(started);
      await session.record({ kind: 'run-finished', run: 'r1', bundle: 'b1', state: 's' });
      const counts = { passed: 1, failed: 0, notEvaluated: 2 };
      await session.record({ kind: 'verdict', bundle: 'b1', state: 's', verdict: 'rehearsed', counts });
      await session.close();
      expect(await target.other.ledger.appliedBundle()).toBe('b1');
      expect(await target.other.ledger.lastVerdict()).toEqual({
        bundle: 'b1',
        state: 's',
        verdict: 'rehearsed',
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
