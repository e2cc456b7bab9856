import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import type { Bundle } from '../../../src/build/bundle.ts';
import { applyPlan } from '../../../src/engine/applier.ts';
import { approve } from '../../../src/engine/approver.ts';
import { digestOf } from '../../../src/plan/digest.ts';
import { makePlan, type Plan } from '../../../src/plan/plan.ts';
import { harmless } from '../../../src/plan/risk.ts';
import { emptyState } from '../../../src/plan/state.ts';
import { defineStep } from '../../../src/plan/step.ts';
import type { Database } from '../../../src/ports/database.ts';
import { LedgerServer } from '../../support/tds/ledger-server.ts';
import { type Fault, owner, type Served, serve } from '../../support/tds/served.ts';
import type { Reply } from '../../support/tds/server.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const probe = 'SELECT (the probe of the trust);';
const trusting = 'EXEC trust;';
const risk = harmless('nothing');
const steps = [
  defineStep({
    ...{ id: 'seed/a', phase: 'seed', title: 'a', kind: 'tx', risk, batches: ['INSERT a1;', 'INSERT a2;'] },
    effect: { kind: 'seed', name: 'a', sha256: '1' },
  }),
  defineStep({
    ...{ id: 'clr/trust', phase: 'clr', title: 'trust', kind: 'server', risk, batches: [trusting], probe },
    effect: { kind: 'trust', sha512: 'f' },
  }),
  defineStep({
    ...{ id: 'seed/b', phase: 'seed', title: 'b', kind: 'tx', risk, batches: ['INSERT b1;'] },
    effect: { kind: 'seed', name: 'b', sha256: '2' },
  }),
];
const batches = steps.flatMap((step) => step.batches);

let bundle: Bundle;
let plan: Plan;
let served: Served | undefined;
afterEach(async () => served?.close());

beforeAll(async () => {
  const manifest = { release: 1 };
  const folder = join(await temporaryFolder(), 'bundle');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  bundle = { folder, digest: digestOf(manifest), manifest: {} as Bundle['manifest'] };
  const options = { database: 'Hartonomous', profile: 'sql2022-linux', target: 't' };
  plan = makePlan({ bundle: bundle.digest, options, observed: emptyState, steps });
});

const apply = async (database: Database): Promise<number> =>
  applyPlan(
    { approved: approve(plan, plan.digest), bundle, options: plan.options, owner },
    database,
    systemClock,
    () => undefined,
  );

function probed(sql: string, { tables }: LedgerServer): readonly Reply[] | undefined {
  if (sql !== probe) return undefined;
  const answer = tables.applied.includes(trusting) ? 'after' : 'before';
  return [{ kind: 'rows', columns: { answer: 'nvarchar' }, rows: [[answer]] }];
}

/** Applies the plan while the connection breaks at one request, then applies it again as a new process does. */
async function interruptedAt(at: number, fault: Fault) {
  const ledger = new LedgerServer(probed);
  let asked = 0;
  await served?.close();
  served = await serve(ledger, {
    fault: (request) => {
      asked = request;
      return request === at ? fault : undefined;
    },
  });
  const first = await apply(served.open()).then(
    () => 'finished',
    (error: Error & { code?: string }) => error.code ?? String(error),
  );
  if (asked < at) return undefined;
  served.server.drop();
  await apply(served.open());
  const state = await served.open().observe();
  return { first, state, ledger };
}

describe.each<Fault>(['request lost', 'answer lost'])('a connection that breaks, the %s', (fault) => {
  it('at any request leaves a run that the next one finishes, and nothing is applied twice', async () => {
    const outcomes = new Set<string>();
    for (let at = 1; ; at++) {
      const interrupted = await interruptedAt(at, fault);
      if (interrupted === undefined) break;
      const { first, state, ledger } = interrupted;
      outcomes.add(first);
      const where = `broken at request ${at} (${first})`;
      expect({ where, applied: ledger.tables.applied }).toEqual({ where, applied: batches });
      expect(state).toEqual({ ...emptyState, trusted: ['f'], seeds: { a: '1', b: '2' } });
      const rowsOf = (kind: string) =>
        ledger.entries.filter(({ row }) => (row as { kind?: string } | undefined)?.kind === kind).length;
      expect({ where, applied: rowsOf('step-applied'), finished: rowsOf('run-finished') }).toEqual({
        ...{ where, applied: steps.length, finished: 1 },
      });
    }
    // Breaks were met before the run, between its steps, and within them.
    expect([...outcomes].sort()).toEqual([
      ...['LEDGER_NOT_WRITTEN', 'LOCK_LOST', 'STEP_FAILED', 'TARGET_UNREACHABLE', 'finished'],
    ]);
  });
});
