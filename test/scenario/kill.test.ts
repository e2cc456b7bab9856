import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerRows, stateAfter } from '../../src/adapters/rehearsal/history.ts';
import { type LogRecord, readLog } from '../../src/adapters/rehearsal/log.ts';
import { readPlan } from '../../src/engine/plan-file.ts';
import { plannedStates } from '../../src/engine/resume.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { hartonomous, startHartonomous } from '../support/cli.ts';
import { type Prepared, prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';

const kills = 100;
/** Beyond the hundred, until every step was hit at least once; then the test fails. */
const mostKills = 400;

describe('a deployment that is killed at a random instant', () => {
  let prepared: Prepared;
  let plan: Plan;
  /** One plan is for one target, so every round takes place in the same folder, from nothing. */
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    prepared = await prepare(folder);
    plan = await readPlan(prepared.plan);
  });

  it(`ends right when it is run again, with nothing applied twice, ${kills} times over`, async () => {
    const undisturbed = await runUndisturbed();
    const hits = new Set<string>();
    const missed = (): readonly string[] => prepared.steps.filter((step) => !hits.has(step));
    let done = 0;
    while (done < kills || (missed().length > 0 && done < mostKills)) {
      // One in two dies anywhere in the run, the other soon after the record before a step that was never hit so far.
      const aim = done++ % 2 === 0 ? undefined : missed()[0];
      await (aim === undefined
        ? killAt(() => spin(Math.random() * undisturbed.span))
        : killAt(() => spinUntil(fileOf(folder, undisturbed.firstRecord(aim) - 1), Math.random())));
      const hit = await stepUnderWay();
      if (hit !== undefined) hits.add(hit);
      await expectRightEnd();
    }
    expect(missed()).toEqual([]);
  });

  const apply = () => ['apply', ...prepared.applyOptions, '--approve', prepared.digest];

  /** How long an apply takes from its approval to its end, and the number of the first record of each step. */
  async function runUndisturbed() {
    let start = 0;
    const { ended } = startHartonomous(apply(), {
      cwd: folder,
      onEvent: ({ event }) => {
        if (event === 'approved') start = performance.now();
      },
    });
    expect((await ended).status).toBe(0);
    const span = performance.now() - start;
    const log = await readLog(logOf(folder));
    const firstRecord = (step: string): number =>
      log.find((record) => stepOf(record) === step)?.sequence ?? Number.NaN;
    return { span, firstRecord };
  }

  /** Kills the process when `wait`, begun at its approval, is over. */
  async function killAt(wait: () => void): Promise<void> {
    await rm(join(folder, 'target'), { recursive: true, force: true });
    const { ended } = startHartonomous(apply(), {
      cwd: folder,
      onEvent: ({ event }, child) => {
        if (event !== 'approved') return;
        wait();
        child.kill('SIGKILL');
      },
    });
    await ended;
  }

  /** By the target's own log: the first step without a ledger row, of a run that was begun and not finished. */
  async function stepUnderWay(): Promise<string | undefined> {
    const rows = ledgerRows(await readLog(logOf(folder)));
    return rows.some((row) => row.kind === 'run-started')
      ? prepared.steps[appliedSteps(rows).length]
      : undefined;
  }

  async function expectRightEnd(): Promise<void> {
    const again = await hartonomous(apply(), { cwd: folder });
    expect(again.status, again.stdout + again.stderr).toBe(0);
    const log = await readLog(logOf(folder));
    expect(effects(log)).toEqual(prepared.steps);
    expect(appliedSteps(ledgerRows(log))).toEqual(prepared.steps);
    expect(stateAfter(log)).toEqual(plannedStates(plan).at(-1));
  }
});

/** What happened to the target, told by the target: the steps of its append-only record of effects. */
function effects(log: readonly LogRecord[]): readonly string[] {
  return log.flatMap((record) => ('effect' in record ? [record.step] : []));
}

function appliedSteps(rows: ReturnType<typeof ledgerRows>): readonly string[] {
  return rows.flatMap((row) => (row.kind === 'step-applied' ? [row.step] : []));
}

function stepOf(record: LogRecord): string | undefined {
  if ('step' in record) return record.step;
  return 'row' in record && 'step' in record.row ? record.row.step : undefined;
}

function logOf(folder: string): string {
  return join(folder, 'target', 'log');
}

function fileOf(folder: string, sequence: number): string {
  return join(logOf(folder), `${String(sequence).padStart(8, '0')}.json`);
}

/** Waits without giving way: a timer's whole milliseconds are longer than a step. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Waits for a file, for a second at most, and then for the milliseconds. */
function spinUntil(file: string, milliseconds: number): void {
  const end = performance.now() + 1000;
  while (!existsSync(file) && performance.now() < end);
  spin(milliseconds);
}
