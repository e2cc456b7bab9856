import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerRows, stateAfter } from '../../src/adapters/rehearsal/history.ts';
import { type LogRecord, readLog } from '../../src/adapters/rehearsal/log.ts';
import { readPlan } from '../../src/engine/plan-file.ts';
import { plannedStates } from '../../src/engine/resume.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { eventsOf, hartonomous, startHartonomous } from '../support/cli.ts';
import { type Prepared, prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';

const kills = 100;
/** Longest wait between a step's first sign and the kill: about what a step takes. */
const spreadMs = 2;
/** Longest wait from the start: start-up takes about 120 ms and the steps 30 ms together. */
const wholeRunMs = 180;
/** Beyond the hundred, until every step was hit at least once; then the test fails. */
const mostKills = 400;

interface Victim {
  readonly folder: string;
  /** The step that was under way when the process died, by the target's own log; null outside the steps. */
  readonly hit: string | null;
}

describe('a deployment that is killed at a random instant', () => {
  let prepared: Prepared;
  let plan: Plan;
  let parent: string;

  beforeAll(async () => {
    parent = await temporaryFolder();
    prepared = await prepare(parent);
    plan = await readPlan(prepared.plan);
  });

  it(`ends right when it is run again, with nothing applied twice, ${kills} times over`, async () => {
    const hits = new Map(prepared.steps.map((step) => [step, 0]));
    let done = 0;
    while (done < kills || ([...hits.values()].includes(0) && done < mostKills)) {
      const rare = [...hits].sort((a, b) => a[1] - b[1])[0]?.[0] ?? '';
      // Every third dies at an instant of the whole run, the others near the step that was hit least so far.
      const victim = await killOnce(String(done), done % 3 === 0 ? null : rare);
      if (victim.hit !== null) hits.set(victim.hit, (hits.get(victim.hit) ?? 0) + 1);
      await expectRightEnd(victim.folder);
      done++;
    }
    expect([...hits].filter(([, count]) => count === 0)).toEqual([]);
  });

  async function killOnce(name: string, near: string | null): Promise<Victim> {
    const folder = join(parent, name);
    await mkdir(folder);
    const { child, ended } = startHartonomous(
      ['apply', ...prepared.applyOptions, '--approve', prepared.digest],
      {
        cwd: folder,
        onEvent: (event) => {
          if (event.event === 'step-started' && event.step === near) {
            void sleep(Math.random() * spreadMs).then(() => child.kill('SIGKILL'));
          }
        },
      },
    );
    if (near === null) void sleep(Math.random() * wholeRunMs).then(() => child.kill('SIGKILL'));
    await ended;
    return { folder, hit: await stepUnderWay(folder) };
  }

  /** The first step without a ledger row, if the process died between taking the lock and finishing the run. */
  async function stepUnderWay(folder: string): Promise<string | null> {
    const rows = ledgerRows(await readLog(join(folder, 'target', 'log')));
    const begun = rows.some((row) => row.kind === 'run-started');
    return begun ? (prepared.steps[(await applied(folder)).length] ?? null) : null;
  }

  async function expectRightEnd(folder: string): Promise<void> {
    const again = await hartonomous(
      ['apply', ...prepared.applyOptions, '--approve', prepared.digest, '--json'],
      { cwd: folder },
    );
    expect(again.status, again.stdout + again.stderr).toBe(0);
    const log = await readLog(join(folder, 'target', 'log'));
    expect(effects(log)).toEqual(prepared.steps);
    expect(stateAfter(log)).toEqual(plannedStates(plan).at(-1));
    expect((await applied(folder)).map(({ step }) => step)).toEqual(prepared.steps);
    expect(eventsOf(again.stdout).at(-1)).toMatchObject({ event: 'command-finished', status: 0 });
  }

  async function applied(folder: string) {
    const log = await readLog(join(folder, 'target', 'log'));
    return ledgerRows(log).filter((row) => row.kind === 'step-applied');
  }
});

/** What happened to the target, told by the target: the steps of its append-only record of effects. */
function effects(log: readonly LogRecord[]): readonly string[] {
  return log.flatMap((record) => ('effect' in record ? [record.step] : []));
}
