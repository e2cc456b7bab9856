import { connect as connectSocket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { harmless } from '../../../src/plan/risk.ts';
import { defineStep, type StepDefinition } from '../../../src/plan/step.ts';
import { LedgerServer } from '../../support/tds/ledger-server.ts';
import { owner, type Served, serve } from '../../support/tds/served.ts';
import type { Reply, TdsServerOptions } from '../../support/tds/server.ts';

let served: Served | undefined;
afterEach(async () => served?.close());

const row = { kind: 'step-applied', run: 'r', step: 'seed/a', sha256: 's', state: 't' } as const;

function seed(parts: Partial<StepDefinition> = {}) {
  return defineStep({
    ...{ id: 'seed/a', phase: 'seed', title: 'a', kind: 'tx', risk: harmless('nothing') },
    batches: ['one', 'two', 'three', 'four', 'five'],
    effect: { kind: 'seed', name: 'a', sha256: '1' },
    source: { file: 'sql/seed/a.sql', line: 1 },
    lines: [1, 4, 7, 10, 13],
    ...parts,
  });
}

/** A ledger whose server answers a batch of the step as the test says, as often as it says. */
function ledgerWith(answers: Readonly<Record<string, readonly Reply[]>>, times = Number.POSITIVE_INFINITY) {
  let left = times;
  return new LedgerServer((sql) => {
    const reply = answers[sql];
    return reply === undefined || left-- <= 0 ? undefined : reply;
  });
}

const error = (number: number, more: Partial<Extract<Reply, { kind: 'message' }>> = {}): Reply => {
  return { kind: 'message', number, text: 'What the server says.', ...more };
};

async function transactOn(
  ledger: LedgerServer,
  options: Partial<TdsServerOptions> = {},
  stepTimeoutMs = 5000,
) {
  served = await serve(ledger, options);
  const database = served.open({ stepTimeoutMs });
  const session = await database.open(owner);
  const outcome = await session.transact(seed(), '', row).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { database, session, outcome };
}

describe('an error in the third of five batches', () => {
  it('takes back the first two and leaves no row, and names the line of the source', async () => {
    const ledger = ledgerWith({ three: [error(547, { line: 2, state: 3 })] });
    const { outcome } = await transactOn(ledger);
    expect(outcome).toMatchObject({
      code: 'STEP_FAILED',
      place: { file: 'sql/seed/a.sql', line: 8 },
      evidence: {
        ...{ step: 'seed/a', batch: 3, of: 5, text: 'three' },
        errors: [{ number: 547, state: 3, severity: 16, procedure: null, line: 2 }],
      },
    });
    expect(ledger.tables).toMatchObject({ applied: [], log: [] });
  });

  it('in a procedure names where the batch begins, and the procedure', async () => {
    const { outcome } = await transactOn(
      ledgerWith({ three: [error(8134, { line: 40, procedure: 'dbo.P' })] }),
    );
    expect(outcome).toMatchObject({
      place: { line: 7 },
      message: expect.stringContaining('Msg 8134, level 16, state 1, dbo.P, line 40'),
    });
  });
});

describe('the remedy', () => {
  it.each([
    [229, /Grant the deploying login/],
    [1222, /session that holds the lock/],
    [6285, /drop that assembly/],
    [10342, /SAFE ones only/],
    [10343, /Trust the assembly's SHA-512/],
    [15404, /an owner whose account/],
    [41368, /MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT/],
    [42204, /as many numbers as its column has dimensions/],
    [50_000, /Correct the cause/],
  ])('for message %i is its own', async (number, remedy) => {
    const { outcome } = await transactOn(ledgerWith({ two: [error(number)] }));
    expect(outcome).toMatchObject({ code: 'STEP_FAILED', remedy: expect.stringMatching(remedy) });
  });
});

describe('a deadlock', () => {
  it('has the whole step run again, and says so', async () => {
    const ledger = ledgerWith({ four: [error(1205, { class: 13 })] }, 2);
    const { outcome } = await transactOn(ledger);
    expect(outcome).toBeUndefined();
    expect(ledger.tables.applied).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect(served?.notices).toEqual([
      expect.stringMatching(/^seed\/a is run again \(2 of 3\): Msg 1205/),
      expect.stringMatching(/^seed\/a is run again \(3 of 3\): Msg 1205/),
    ]);
  });

  it('is given up in the end', async () => {
    const ledger = ledgerWith({ four: [error(1205, { class: 13 })] });
    const { outcome } = await transactOn(ledger);
    expect(outcome).toMatchObject({
      code: 'STEP_FAILED',
      remedy: expect.stringContaining('less is going on'),
    });
    expect(served?.server.requests.filter(({ sql }) => sql === 'four')).toHaveLength(3);
    expect(ledger.tables).toMatchObject({ applied: [], log: [] });
  });
});

describe('a session', () => {
  it('stops when its lock is lost, before anything is written', async () => {
    const ledger = new LedgerServer();
    served = await serve(ledger);
    const session = await served.open().open(owner);
    ledger.lockedBy = null;
    await expect(session.transact(seed(), '', row)).rejects.toMatchObject({ code: 'LOCK_LOST' });
    expect(ledger.tables).toMatchObject({ applied: [], log: [] });
  });

  it('goes on with a connection that broke between two steps, prepared as the first one', async () => {
    const ledger = new LedgerServer();
    served = await serve(ledger);
    const session = await served.open().open(owner);
    const prepared = () => served?.server.requests.filter(({ sql }) => sql.includes('SESSIONPROPERTY')) ?? [];
    const [first] = prepared();
    served.server.drop(first?.session);
    await session.transact(seed(), '', row);
    expect(prepared()).toHaveLength(2);
    expect(ledger.tables.applied).toHaveLength(5);
  });

  it('ends a batch that takes too long, and takes back the step', async () => {
    const ledger = ledgerWith({ two: [{ kind: 'silence' }] });
    const { outcome } = await transactOn(ledger, {}, 200);
    expect(outcome).toMatchObject({
      code: 'STEP_FAILED',
      message: expect.stringContaining('because its time was over'),
      remedy: expect.stringContaining('--step-timeout'),
    });
    expect(ledger.tables).toMatchObject({ applied: [], log: [] });
  });

  it('ends the running batch when it is interrupted, and takes back the step', async () => {
    const interrupt = new AbortController();
    const ledger = new LedgerServer((sql) => {
      if (sql !== 'two') return undefined;
      setImmediate(() => interrupt.abort());
      return [{ kind: 'silence' }];
    });
    served = await serve(ledger);
    const session = await served.open({ interrupt: interrupt.signal }).open(owner);
    await expect(session.transact(seed(), '', row)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(ledger.tables).toMatchObject({ applied: [], log: [] });
  });

  it('refuses a step that ends its own transaction', async () => {
    const ledger = new LedgerServer();
    const said = error(50_902);
    served = await serve(ledger, {
      answer: (request, session) =>
        request.sql.includes('@@TRANCOUNT <> 1') ? [said] : ledger.answer(request, session),
    });
    const session = await served.open().open(owner);
    await expect(session.transact(seed(), '', row)).rejects.toMatchObject({
      message: expect.stringContaining('ended its own transaction'),
      remedy: expect.stringContaining('Take COMMIT and ROLLBACK out'),
    });
  });
});

describe('a ledger of another place', () => {
  it('is refused until a person says that it was moved, and then written with its new place', async () => {
    const ledger = new LedgerServer();
    served = await serve(ledger);
    const started = { kind: 'run-started', run: 'r', plan: 'p', bundle: 'b' } as const;
    const session = await served.open().open(owner);
    await session.record(started);
    await session.close();
    const moved = served.open({ database: 'Copy' });
    await expect(moved.observe()).rejects.toMatchObject({ code: 'TARGET_MOVED' });
    await expect(moved.open(owner)).rejects.toMatchObject({ code: 'TARGET_MOVED' });
    const accepting = await served.open({ database: 'Copy', acceptMove: true }).open(owner);
    await accepting.record({ ...started, run: 'r2' });
    await accepting.close();
    expect((await served.open({ database: 'Copy' }).ledger.lastRun())?.id).toBe('r2');
  });
});

describe('a login', () => {
  const refusing = (number: number, onlyTo?: string): Partial<TdsServerOptions> => ({
    refuse: ({ database }) =>
      onlyTo === undefined || database === onlyTo ? { number, text: 'Refused.' } : undefined,
  });
  const ids = (id: number | null): Readonly<Record<string, readonly Reply[]>> => ({
    'SELECT DB_ID(@name) AS [id];': [{ kind: 'rows', columns: { id: 'int' }, rows: [[id]] }],
  });

  it('is refused with the number', async () => {
    served = await serve(new LedgerServer(), refusing(18456));
    await expect(served.open().observe()).rejects.toMatchObject({
      code: 'CREDENTIALS_REFUSED',
      message: expect.stringContaining('Msg 18456'),
    });
  });

  it('into a database that is not there finds an empty target, and cannot write', async () => {
    served = await serve(ledgerWith(ids(null)), refusing(4060, 'Hartonomous'));
    const database = served.open();
    expect(await database.ledger.lastRun()).toBeUndefined();
    await expect(database.open(owner)).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
  });

  it('into a database that it may not enter is refused', async () => {
    served = await serve(ledgerWith(ids(7)), refusing(4060, 'Hartonomous'));
    await expect(served.open().observe()).rejects.toMatchObject({
      code: 'CREDENTIALS_REFUSED',
      message: expect.stringContaining('Msg 4060'),
    });
  });

  it('never reaches a server whose certificate is not trusted, or is of another name', async () => {
    served = await serve(new LedgerServer());
    const untrusted = { trust: { anyCertificate: false, certificateName: 'sql.test' } };
    await expect(served.open({}, untrusted).observe()).rejects.toMatchObject({ code: 'TARGET_UNTRUSTED' });
    const authorities = served.authority;
    const otherName = { trust: { anyCertificate: false, authorities, certificateName: 'other.test' } };
    await expect(served.open({}, otherName).observe()).rejects.toMatchObject({ code: 'TARGET_UNTRUSTED' });
    expect(served.server.logins).toEqual([]);
  });

  it('goes through a tunnel, whose end is not what the certificate names', async () => {
    served = await serve(new LedgerServer());
    const { port } = served.server;
    let dialled = 0;
    const connector = async () => {
      dialled++;
      return connectSocket(port, '127.0.0.1');
    };
    const through = { connector, address: { host: 'tunnel.invalid', port: 1, instance: null } };
    expect(await served.open({}, through).ledger.lastRun()).toBeUndefined();
    expect(dialled).toBe(1);
  });
});
