import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { profile } from '../support/cli.ts';
import { one } from '../support/events.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { type RehearsalOnDisk, rehearsalOnDisk } from '../support/rehearsal.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a target that is compared with its last deployment', () => {
  let project: ProjectCopy;
  let target: RehearsalOnDisk;
  let restore: () => Promise<void>;
  let deployed: string;
  /** Another release, that nobody has deployed here. */
  let other: string;
  const bundle = (): string => join(project.folder, 'build/bundles', deployed);

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    target = rehearsalOnDisk(join(project.folder, 'build/rehearsal'));
    deployed = one((await project.run('rehearse')).events, 'bundle-ready').digest;
    restore = await target.snapshot();
    const elsewhere = await copyProject(await temporaryFolder());
    await elsewhere.replace(
      'sql/schema/dbo/tables/Models.sql',
      '[IsActive] ',
      '[License] INT NULL,\n    [IsActive] ',
    );
    await elsewhere.replace(
      'sql/schema/dbo/procedures/sp_CompareEmbeddings.sql',
      'BEGIN',
      'BEGIN\n    -- By hand.',
    );
    await elsewhere.write(
      'sql/schema/dbo/tables/Extra.sql',
      'CREATE TABLE [dbo].[Extra] ([Id] INT NOT NULL);',
    );
    other = one((await elsewhere.run('build')).events, 'bundle-ready').folder;
    other = join(elsewhere.folder, other);
  });

  beforeEach(async () => restore());

  /** Somebody publishes another model by hand. */
  async function swapModel(): Promise<void> {
    const to = await target.bringModel(other, profile);
    await target.meddle({ kind: 'schema', to, index: 1, of: 1 });
  }

  const found = [
    { change: 'changed', kind: 'Procedure', name: '[dbo].[sp_CompareEmbeddings]' },
    { change: 'added', kind: 'Table', name: '[dbo].[Extra]' },
    { change: 'changed', kind: 'Table', name: '[dbo].[Models]' },
  ];

  it('has none when nobody has touched it, and nothing is written to find out', async () => {
    const before = await target.log();
    const { status, events } = await project.run('drift');
    expect(status).toBe(0);
    expect(one(events, 'drift-checked')).toMatchObject({ bundle: deployed, drifts: [] });
    expect(await target.log()).toEqual(before);
  });

  it('has every object named that was changed by hand', async () => {
    await swapModel();
    const { status, events } = await project.run('drift');
    expect(status).toBe(3);
    expect(one(events, 'drift-checked').drifts).toEqual(found);
    const read = async (name: string) => readFile(join(project.folder, 'build/reports', name), 'utf8');
    expect(await read('summary.md')).toContain('| `[dbo].[Models]` | `Table` | changed |');
    expect(await read('junit.xml')).toContain('Table [dbo].[Extra] was added');
    expect(await read('report.html')).toContain('Drifted');
  });

  it('has seeds, assemblies and routines among what is compared', async () => {
    const { assemblies, routines } = await target.state();
    const [name = ''] = Object.keys(assemblies);
    const [routine = ''] = Object.keys(routines);
    await target.meddle({ kind: 'seed', name: 'other', sha256: 'x' });
    await target.meddle({ kind: 'drop-routine', name: routine });
    const { drifts } = one((await project.run('drift')).events, 'drift-checked');
    expect(drifts).toEqual([
      { change: 'removed', kind: 'CLR routine', name: routine },
      { change: 'added', kind: 'Seed', name: 'other' },
    ]);
    expect(name).not.toBe('');
  });

  it('is not planned for as if nothing had happened', async () => {
    await swapModel();
    const { status, events } = await project.run('plan', '--bundle', bundle());
    expect(status).toBe(3);
    const { error } = one(events, 'failed');
    expect(error.code).toBe('TARGET_DRIFTED');
    expect(error.what).toContain('Table [dbo].[Extra] was added; Table [dbo].[Models] was changed');
    expect(error.remedy).toContain('--accept-drift');
  });

  it('is brought back by a plan that names the drift, once somebody accepts it', async () => {
    const before = await target.state();
    await swapModel();
    const lost = 'drop-column:dbo.Models.License,drop-table:dbo.Extra';
    const accepting = ['plan', '--bundle', bundle(), '--accept-drift'];
    // Drift that is accepted is not yet lost: what holds rows goes only by its name.
    const refused = await project.run(...accepting);
    expect(one(refused.events, 'failed').error.code).toBe('DATA_LOSS');
    const { events } = await project.run(...accepting, '--allow', lost);
    const { plan, file } = one(events, 'plan-ready');
    expect(plan.notes?.join()).toMatch(
      /Table \[dbo\]\.\[Extra\] was added.*The plan starts from what is there\./,
    );
    expect(plan.steps.map(({ title }) => title)).toContain('Drop table [dbo].[Extra]');
    expect((await project.run('apply', '--plan', file, '--approve', plan.digest)).status).toBe(0);
    expect(await target.state()).toEqual(before);
    expect((await project.run('drift')).status).toBe(0);
  });

  it('is refused at apply by the names of what has moved since the plan was made', async () => {
    const planned = await project.run('plan', '--bundle', bundle());
    const { plan, file } = one(planned.events, 'plan-ready');
    await swapModel();
    const { status, events } = await project.run('apply', '--plan', file, '--approve', plan.digest);
    expect(status).toBe(3);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'TARGET_MOVED',
      what: expect.stringContaining('Table [dbo].[Extra] was added; Table [dbo].[Models] was changed'),
    });
  });

  it('has to be whole: after a run that stopped half-way there is nothing to compare with', async () => {
    await target.cutAfter((record) => 'row' in record && record.row.kind === 'step-applied');
    const { status, events } = await project.run('drift');
    expect(status).toBe(3);
    expect(one(events, 'failed').error.code).toBe('RUN_UNFINISHED');
  });

  it('has to have had a deployment', async () => {
    const { status, events } = await project.run('drift', '--rehearsal', 'nowhere');
    expect(status).toBe(3);
    expect(one(events, 'failed').error.code).toBe('NOT_APPLIED');
  });
});
