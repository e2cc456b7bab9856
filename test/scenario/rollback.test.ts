import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogRecord } from '../../src/adapters/rehearsal/log.ts';
import { keptReleases } from '../../src/plan/release-stack.ts';
import type { TargetState } from '../../src/plan/state.ts';
import { one } from '../support/events.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { type RehearsalOnDisk, rehearsalOnDisk } from '../support/rehearsal.ts';
import { temporaryFolder } from '../support/temporary.ts';

const none = '0'.repeat(64);
/** What going back from the second release takes away with it. */
const lost = ['drop-column:dbo.Models.License', 'drop-table:dbo.Extra'];
const allowed = ['--allow', lost.join(',')];

/*
 * Two releases of the small database, and the way back from the second. Each chapter sets out from where both are
 * deployed, or goes on where the one before it ended.
 */
describe('a release that has to be taken back', () => {
  let project: ProjectCopy;
  let target: RehearsalOnDisk;
  let first: { readonly bundle: string; readonly state: TargetState };
  let second: { readonly bundle: string; readonly state: TargetState };
  let restore: () => Promise<void>;
  let way: { readonly file: string; readonly digest: string };

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    target = rehearsalOnDisk(join(project.folder, 'build/rehearsal'));
    first = await deploy();
    await project.replace(
      'sql/schema/dbo/tables/Models.sql',
      '[IsActive] ',
      '[License] NVARCHAR (100) NULL,\n    [IsActive] ',
    );
    await project.write('sql/schema/dbo/tables/Extra.sql', 'CREATE TABLE [dbo].[Extra] ([Id] INT NOT NULL);');
    await project.replace('sql/seed/dbo.Models.sql', "N'Mistral'", "N'Mistral Large'");
    await project.replace(
      'clr/core/VectorFunctions.cs',
      'double sum = 0;',
      'double sum = 0.0 + 0;\n        _ = x.Length;',
    );
    second = await deploy();
    restore = await target.snapshot();
  });

  async function deploy() {
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    return { bundle: one(events, 'bundle-ready').digest, state: await target.state() };
  }

  it('is another one in model, assembly and seed', () => {
    expect(second.bundle).not.toBe(first.bundle);
    expect(second.state.schema).not.toEqual(first.state.schema);
    expect(second.state.assemblies).not.toEqual(first.state.assemblies);
    expect(second.state.seeds).not.toEqual(first.state.seeds);
  });

  it('is not planned back while nobody has allowed what goes with it', async () => {
    const { status, events } = await project.run('rollback');
    expect(status).toBe(3);
    const { error } = one(events, 'failed');
    expect(error.code).toBe('DATA_LOSS');
    for (const name of lost) expect(error.what).toContain(name);
  });

  it('is planned back to the one before it, with what that does not bring back, and nothing is changed', async () => {
    const before = await target.log();
    const { status, events } = await project.run('rollback', ...allowed);
    expect(status).toBe(0);
    const { plan, file } = one(events, 'plan-ready');
    way = { file, digest: plan.digest };
    expect(plan).toMatchObject({ bundle: first.bundle, options: { rollback: true } });
    expect([...new Set(plan.steps.map(({ phase }) => phase))]).toEqual(['clr', 'schema', 'seed']);
    const said = plan.notes?.join('\n');
    expect(said).toContain(
      `Goes back to release ${first.bundle}, and takes back ${second.bundle.slice(0, 12)}.`,
    );
    expect(said).toMatch(/Going back itself loses something for good, by 'Alter table \[dbo\]\.\[Models\]'/);
    expect(said).toMatch(/Going back itself loses something for good, by 'Drop table \[dbo\]\.\[Extra\]'/);
    expect(said).toContain(
      "Seed dbo.Models sets its rows to that release's values; rows that only the newer one",
    );
    expect(said).toContain('The server goes on trusting an assembly of the newer release');
    expect(await target.log()).toEqual(before);
  });

  it('has its way back reported as one', async () => {
    const read = async (name: string) => readFile(join(project.folder, 'build/reports', name), 'utf8');
    const title = `Rollback to ${first.bundle.slice(0, 12)}`;
    expect(await read('plan.md')).toMatch(new RegExp(`^# ${title}\n`));
    expect(await read('summary.md')).toContain(`### ${title}\n`);
    expect(await read('report.html')).toContain(`${title}: `);
  });

  it('is not taken back by a plan that nobody approved', async () => {
    const { status, events } = await project.run('apply', '--plan', way.file, '--approve', none);
    expect(status).toBe(3);
    expect(one(events, 'failed').error.code).toBe('NOT_APPROVED');
  });

  it("is taken back by that plan, with the bundle that the target's ledger keeps", async () => {
    const { status, events } = await project.run('apply', '--plan', way.file, '--approve', way.digest);
    expect(status, JSON.stringify(events.at(-2))).toBe(0);
    expect(one(events, 'bundle-ready').folder).toContain('build/rehearsal/bundles');
    const { trusted, ...state } = await target.state();
    const { trusted: trustedFirst, ...stateFirst } = first.state;
    expect(state).toEqual(stateFirst);
    expect(trusted).toEqual(second.state.trusted);
    expect(trusted).toEqual(expect.arrayContaining([...trustedFirst]));
  });

  it('leaves a target that passes the checks of the release before', async () => {
    const { status, events } = await project.run('verify');
    expect(status).toBe(0);
    expect(one(events, 'verdict')).toMatchObject({ bundle: first.bundle, verdict: 'rehearsed', failed: 0 });
    expect((await project.run('drift')).status).toBe(0);
  });

  it('is counted with its way back', async () => {
    const { status, events } = await project.run('metrics');
    expect(status).toBe(0);
    const [measured] = one(events, 'metrics-ready').metrics.targets;
    expect(measured).toMatchObject({ runs: 3, succeeded: 3, successRate: 1, drifted: 0 });
    expect(measured?.deployments?.count).toBe(2);
    expect(measured?.rollbacks?.count).toBe(1);
    const page = join(project.folder, 'build/reports/metrics.html');
    expect(one(events, 'report-written').file).toBe('build/reports/metrics.html');
    expect(await readFile(page, 'utf8')).toMatch(/Time to roll back<\/dt><dd>\d/);
  });

  it('is not counted where nothing was ever deployed', async () => {
    const { status, events } = await project.run('metrics', '--ledgers', 'build/rehearsal,nowhere');
    expect(status).toBe(3);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'NOT_APPLIED',
      what: expect.stringContaining('nowhere'),
    });
  });

  it('is not what a second rollback goes to: there is nothing below the first release', async () => {
    const { status, events } = await project.run('rollback');
    expect(status).toBe(3);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'NO_PREVIOUS_RELEASE',
      what: expect.stringContaining(first.bundle),
    });
  });

  it('comes again when it is named', async () => {
    const { status, events } = await project.run('rollback', '--to', second.bundle);
    expect(status).toBe(0);
    const { plan, file } = one(events, 'plan-ready');
    expect((await project.run('apply', '--plan', file, '--approve', plan.digest)).status).toBe(0);
    expect(await target.state()).toEqual(second.state);
  });

  it('is not taken back to one that was never there', async () => {
    const { status, events } = await project.run('rollback', '--to', none);
    expect(status).toBe(2);
    const { error } = one(events, 'failed');
    expect(error.code).toBe('RELEASE_UNKNOWN');
    expect(error.remedy).toContain(first.bundle);
  });

  it('is not taken back with the bundle of another release', async () => {
    await restore();
    const other = join(project.folder, 'build/bundles', second.bundle);
    const { status, events } = await project.run('rollback', '--bundle', other);
    expect(status).toBe(3);
    expect(one(events, 'failed').error.code).toBe('PLAN_OF_OTHER_BUNDLE');
  });

  it('is taken back to the release before last, once that is named', async () => {
    await restore();
    await project.replace('sql/seed/dbo.Models.sql', "N'Mistral Large'", "N'Mistral Larger'");
    const third = await deploy();
    const { events } = await project.run('rollback', '--to', first.bundle, ...allowed);
    const { plan } = one(events, 'plan-ready');
    expect(plan.bundle).toBe(first.bundle);
    expect(plan.notes?.[0]).toContain(
      `takes back ${second.bundle.slice(0, 12)}, ${third.bundle.slice(0, 12)}.`,
    );
    expect(keptReleases).toBeGreaterThan(3);
  });

  describe('and that stopped half-way', () => {
    const applied =
      (prefix: string) =>
      (record: LogRecord): boolean =>
        'row' in record && record.row.kind === 'step-applied' && record.row.step.startsWith(prefix);

    it('is taken back from the steps that are recorded, as long as they tell all', async () => {
      await restore();
      await target.cutAfter(applied('clr/assembly'));
      expect((await target.state()).schema).toEqual(first.state.schema);
      const refused = await project.run(
        'plan',
        '--bundle',
        join(project.folder, 'build/bundles', first.bundle),
      );
      expect(one(refused.events, 'failed').error).toMatchObject({
        code: 'RUN_UNFINISHED',
        remedy: expect.stringContaining('hartonomous rollback'),
      });

      const { status, events } = await project.run('rollback');
      expect(status, JSON.stringify(events.at(-2))).toBe(0);
      const { plan, file } = one(events, 'plan-ready');
      expect(plan.bundle).toBe(first.bundle);
      expect(plan.notes?.[0]).toMatch(/^The last run, of bundle [0-9a-f]{64}, stopped after \d+ steps/);
      expect([...new Set(plan.steps.map(({ phase }) => phase))]).toEqual(['clr']);
      expect((await project.run('apply', '--plan', file, '--approve', plan.digest)).status).toBe(0);
      expect((await target.state()).assemblies).toEqual(first.state.assemblies);
      expect((await project.run('verify')).status).toBe(0);
    });

    it('cannot be taken back between two models: the rest of the way comes first', async () => {
      await restore();
      await target.cutAfter(applied('schema/0001'));
      expect((await target.state()).schema.moving).not.toBeNull();
      const { status, events } = await project.run('rollback');
      expect(status).toBe(3);
      expect(one(events, 'failed').error).toMatchObject({
        code: 'ROLLBACK_IMPOSSIBLE',
        what: expect.stringMatching(/its schema change stopped after step 1 of \d/),
        remedy: expect.stringContaining('goes on where it stopped'),
      });
      expect((await project.run('rehearse')).status).toBe(0);
      expect((await project.run('rollback')).status).toBe(0);
    });

    it('cannot be taken back while it is open whether a step has happened', async () => {
      await restore();
      await target.cutAfter((record) => 'row' in record && record.row.kind === 'step-started');
      const { status, events } = await project.run('rollback');
      expect(status).toBe(3);
      expect(one(events, 'failed').error).toMatchObject({
        code: 'ROLLBACK_IMPOSSIBLE',
        what: expect.stringContaining("its step 'clr/trust"),
      });
    });

    it('cannot be taken back from what somebody else has made of it', async () => {
      await restore();
      await target.cutAfter(applied('clr/assembly'));
      await target.meddle({ kind: 'seed', name: 'other', sha256: 'x' });
      const { status, events } = await project.run('rollback');
      expect(status).toBe(3);
      expect(one(events, 'failed').error).toMatchObject({
        code: 'TARGET_MOVED',
        what: expect.stringContaining('Seed other was added'),
      });
    });
  });
});

describe('a first release that stopped half-way', () => {
  it('has nothing to go back to', async () => {
    const project = await copyProject(await temporaryFolder());
    const target = rehearsalOnDisk(join(project.folder, 'build/rehearsal'));
    expect((await project.run('rehearse')).status).toBe(0);
    await target.cutAfter((record) => 'row' in record && record.row.kind === 'step-applied');
    const { status, events } = await project.run('rollback');
    expect(status).toBe(3);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'NO_PREVIOUS_RELEASE',
      remedy: expect.stringContaining('goes on where it stopped'),
    });
  });
});
