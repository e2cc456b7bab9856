import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/engine/events.ts';
import { profile } from '../support/cli.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const embeddings = 'sql/schema/dbo/tables/AtomEmbeddings.sql';
const models = 'sql/schema/dbo/tables/Models.sql';
const bucket = 'drop-column:dbo.AtomEmbeddings.SpatialBucketZ';
const type = 'narrow-column:dbo.Models.ModelType';

/*
 * A release after the other, each of which would take something away. Each chapter goes on where the one before
 * it ended.
 */
describe('a database whose next release would lose something', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    const { status } = await project.run('rehearse');
    if (status !== 0) throw new Error('the first release cannot be rehearsed');
  });

  const log = async (): Promise<readonly string[]> => readdir(join(project.folder, 'build/rehearsal/log'));

  async function refused(...options: readonly string[]) {
    const before = await log();
    const { status, events } = await project.run('rehearse', ...options);
    expect(await log()).toEqual(before);
    const error = events.find((event) => event.event === 'failed')?.error;
    return { status, code: error?.code, what: error?.what, remedy: error?.remedy, place: error?.place };
  }

  async function planned(...options: readonly string[]) {
    const { status, events, stdout } = await project.run('rehearse', ...options);
    const plan = one(events, 'plan-ready', stdout).plan;
    return { status, plan, titles: plan.steps.map(({ title }) => title) };
  }

  it('is refused while it is planned, with every loss by its name and place', async () => {
    await project.replace(embeddings, '    [SpatialBucketZ]  INT           NULL,\n', '');
    await project.replace(models, '[ModelType]     NVARCHAR (100)', '[ModelType]     NVARCHAR (40)');
    const refusal = await refused();
    expect(refusal).toMatchObject({ status: 3, code: 'DATA_LOSS' });
    expect(refusal.what).toContain(
      `${bucket} (${embeddings}:2:1): The column SpatialBucketZ of dbo.AtomEmbeddings goes`,
    );
    expect(refusal.what).toContain(
      `${type} (${models}:6:5): The column ModelType of dbo.Models goes from NVARCHAR(100) to NVARCHAR(40)`,
    );
    expect(refusal.remedy).toContain(`--allow ${bucket},${type}`);
  });

  it('stays refused for what is left when one loss is allowed', async () => {
    const refusal = await refused('--allow', bucket);
    expect(refusal).toMatchObject({ status: 3, code: 'DATA_LOSS' });
    expect(refusal.what).not.toContain(bucket);
    expect(refusal.what).toContain(type);
  });

  it('is not let through by a name that no loss has', async () => {
    const refusal = await refused('--allow', `${bucket},narow-column:dbo.Models.ModelType`);
    expect(refusal).toMatchObject({ status: 2, code: 'ALLOW_UNKNOWN' });
    expect(refusal.what).toContain(`(did you mean ${type}?)`);
  });

  it('is applied once every loss is allowed: the plan that was approved says so itself', async () => {
    const build = one((await project.run('build')).events, 'bundle-ready');
    const bundle = ['--bundle', build.folder];
    const ready = one(
      (await project.run('plan', ...bundle, '--allow', `${type},${bucket}`)).events,
      'plan-ready',
    );
    expect(ready.plan.options.allow).toEqual([bucket, type]);
    const summary = await readFile(join(project.folder, 'build/reports/plan.md'), 'utf8');
    expect(summary).toContain(`| allowed | \`${bucket}\`, \`${type}\` |`);
    expect(summary).toContain(`Dangerous changes: ${type} (allowed).`);
    expect(summary).toContain('Locks, estimated: Sch-M on [dbo].[Models] until every row is done.');
    const approval = ['--plan', ready.file, '--approve', ready.plan.digest];
    expect(await project.run('apply', ...bundle, ...approval)).toMatchObject({ status: 0 });
    expect(await project.run('verify', ...bundle)).toMatchObject({ status: 0 });
  });

  it('has nothing left to allow after that', async () => {
    const again = await project.run('rehearse');
    expect(again.status).toBe(0);
    expect(again.events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
    expect(await refused('--allow', bucket)).toMatchObject({ status: 2, code: 'ALLOW_UNKNOWN' });
  });

  it('needs a script before a vector gets another dimension, on either platform', async () => {
    await project.replace(embeddings, 'VECTOR (1998) NOT NULL', 'VECTOR (1536) NOT NULL');
    const refusal = await refused();
    expect(refusal).toMatchObject({ status: 3, code: 'DATA_LOSS' });
    expect(refusal.what).toContain('resize-vector:dbo.AtomEmbeddings.EmbeddingVector');
    expect(refusal.what).toContain('Write sql/backfill/dbo.AtomEmbeddings.EmbeddingVector.sql');
    const name = 'resize-vector:dbo.AtomEmbeddings.EmbeddingVector';
    expect(await refused('--allow', name)).toMatchObject({ status: 3, code: 'DATA_LOSS' });
  });

  it('has that script read when it is built', async () => {
    const folder = join(project.folder, 'sql/backfill');
    await mkdir(folder);
    const aimless = join(folder, 'dbo.AtomEmbeddings.Embedding.sql');
    await writeFile(aimless, 'SELECT 1;');
    expect(await refused()).toMatchObject({ status: 2, code: 'SOURCE_REFUSED' });
    await rm(aimless);
    const script = join(folder, 'dbo.AtomEmbeddings.EmbeddingVector.sql');
    await writeFile(script, 'UPDATE dbo.AtomEmbeddings\nSET Wrong = EmbeddingVector__new;');
    expect(await refused()).toMatchObject({
      status: 2,
      code: 'SQL_INVALID',
      place: { file: 'sql/backfill/dbo.AtomEmbeddings.EmbeddingVector.sql', line: 2 },
    });
    const update = 'DECLARE @v VECTOR(1536);\nUPDATE dbo.AtomEmbeddings SET EmbeddingVector__new = @v;';
    await writeFile(script, update);
    expect((await refused()).what).toContain('replace-column:dbo.AtomEmbeddings.EmbeddingVector');
  });

  it('has the new column filled and put in the place of the old one', async () => {
    const { status, plan, titles } = await planned(
      '--allow',
      'replace-column:dbo.AtomEmbeddings.EmbeddingVector',
    );
    expect(status).toBe(0);
    expect(titles).toEqual([
      'Add column [dbo].[AtomEmbeddings].[EmbeddingVector__new] for the new values',
      'Fill [dbo].[AtomEmbeddings].[EmbeddingVector__new] by sql/backfill/dbo.AtomEmbeddings.EmbeddingVector.sql',
      'Put [dbo].[AtomEmbeddings].[EmbeddingVector__new] in the place of [EmbeddingVector]',
    ]);
    const declared = profile.startsWith('sql2022') ? 'VARBINARY(6152)' : 'VECTOR(1536)';
    expect(plan.steps[1]?.batches[0]).toContain(`DECLARE @v ${declared};`);
    expect(plan.steps[2]?.batches[0]).toContain('THROW 50107');
  });

  it('is the wanted one afterwards, although its columns stand in another order', async () => {
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    expect(events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
  });

  it('keeps the values of a column whose rename is declared', async () => {
    await project.replace(embeddings, '[SpatialBucketX] ', '[BucketX] ');
    expect((await refused()).what).toContain('looks like a rename to column BucketX');
    await writeFile(
      join(project.folder, 'sql/refactorlog.xml'),
      `<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="7d0b1f0e-6a3d-4b52-9a0e-2f8a51a3c001" ChangeDateTime="11/21/2026 06:15:00">
    <Property Name="ElementName" Value="[dbo].[AtomEmbeddings].[SpatialBucketX]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[AtomEmbeddings]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[BucketX]" />
  </Operation>
</Operations>
`,
    );
    const { status, titles } = await planned();
    expect(status).toBe(0);
    expect(titles).toEqual(['Rename column [dbo].[AtomEmbeddings].[SpatialBucketX] to [BucketX]']);
  });
});

function one<Name extends Event['event']>(
  events: readonly Event[],
  name: Name,
  output = '',
): Extract<Event, { event: Name }> {
  const found = events.filter((event) => event.event === name);
  expect(found, `events named ${name} in ${output || JSON.stringify(events.at(-2))}`).toHaveLength(1);
  return found[0] as Extract<Event, { event: Name }>;
}
