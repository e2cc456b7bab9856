import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/engine/events.ts';
import { profile } from '../support/cli.ts';
import { one } from '../support/events.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

/*
 * The whole story, told by the program itself on a copy of the small database. Each chapter goes on
 * where the one before it ended.
 */
describe('a database on its way from source to a verdict', () => {
  let project: ProjectCopy;
  let first: readonly Event[];

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
  });

  it('is built, planned, applied and verified by one command', async () => {
    const { status, events } = await project.run('rehearse');
    first = events;
    expect(status).toBe(0);
    expect(phasesOf(events)).toEqual(['clr', 'schema', 'seed']);
    expect(one(events, 'verdict')).toMatchObject({ verdict: 'rehearsed', failed: 0, notEvaluated: 1 });
    expect(one(events, 'verdict').passed).toBeGreaterThan(20);
  });

  it('is the same release, by its digest, when it is built in another folder', async () => {
    const elsewhere = await copyProject(await temporaryFolder());
    const { events } = await elsewhere.run('build');
    expect(one(events, 'bundle-ready').digest).toBe(one(first, 'bundle-ready').digest);
  });

  it('carries one digest from the bundle through plan and ledger to the verdict', async () => {
    const bundle = one(first, 'bundle-ready').digest;
    const { plan } = one(first, 'plan-ready');
    expect(plan.bundle).toBe(bundle);
    expect(one(first, 'approved').digest).toBe(plan.digest);
    expect(one(first, 'applied').bundle).toBe(bundle);
    expect(one(first, 'verdict').bundle).toBe(bundle);
  });

  it('has nothing done to it the second time', async () => {
    const before = await readdir(join(project.folder, 'build/rehearsal/log'));
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    expect(one(events, 'nothing-to-do').reason).toContain('holds this bundle, verified');
    expect(events.some(({ event }) => event === 'lock-taken')).toBe(false);
    expect(await readdir(join(project.folder, 'build/rehearsal/log'))).toEqual(before);
  });

  it('is not called done when the bytes it is made of are gone', async () => {
    await rename(join(project.folder, 'build/rehearsal/assemblies'), join(project.folder, 'away'));
    const { status, events } = await project.run('rehearse');
    await rename(join(project.folder, 'away'), join(project.folder, 'build/rehearsal/assemblies'));
    expect(status).toBe(4);
    expect(one(events, 'failed').error.code).toBe('TARGET_BROKEN');
  });

  it('gets a new column by one altering step, and nothing else', async () => {
    await project.replace(
      'sql/schema/dbo/tables/Models.sql',
      '[IsActive] ',
      '[License] NVARCHAR (100) NULL,\n    [IsActive] ',
    );
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    const { steps } = one(events, 'plan-ready').plan;
    expect(steps.map(({ title }) => title)).toEqual(['Alter table [dbo].[Models]']);
    expect(steps[0]?.batches.join()).toMatch(
      /ALTER TABLE \[dbo\]\.\[Models\]\s+ADD \[License\] NVARCHAR \(100\) NULL;/,
    );
  });

  it('gets its seed again when the seed has changed', async () => {
    await project.replace('sql/seed/dbo.Models.sql', "N'Mistral'", "N'Mistral Large'");
    const { events } = await project.run('rehearse');
    expect(one(events, 'plan-ready').plan.steps.map(({ id }) => id)).toEqual(['seed/dbo.Models']);
  });

  it('gets its seed in the words of its platform, as they were checked', async () => {
    const seed = 'DECLARE @v VECTOR(3); UPDATE [dbo].[Models] SET [IsActive] = 1 WHERE @v IS NOT NULL;';
    await writeFile(join(project.folder, 'sql/seed/vector.sql'), seed);
    const { events } = await project.run('rehearse');
    await rm(join(project.folder, 'sql/seed/vector.sql'));
    const [step] = one(events, 'plan-ready').plan.steps;
    const type = profile.startsWith('sql2022') ? 'VARBINARY(20)' : 'VECTOR(3)';
    expect(step?.batches).toEqual([seed.replace('VECTOR(3)', type)]);
  });

  it('gets new CLR bytes trusted and replaced, and its routines kept', async () => {
    await project.replace(
      'clr/core/VectorFunctions.cs',
      'double sum = 0;',
      'double sum = 0.0 + 0;\n        int unused = x.Length; _ = unused;',
    );
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    expect(one(events, 'plan-ready').plan.steps.map(({ batches }) => batches[0]?.split(/\s/)[0])).toEqual([
      'IF',
      'ALTER',
    ]);
    expect(one(events, 'verdict').verdict).toBe('rehearsed');
  });

  it('fails its verification when a function gives another value', async () => {
    await project.replace('clr/core/VectorFunctions.cs', 'double sum = 0.0 + 0;', 'double sum = 1;');
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(5);
    expect(one(events, 'verdict')).toMatchObject({ verdict: 'failed' });
    const failures = events.flatMap((event) =>
      event.event === 'check-finished' && event.result.outcome === 'failed' ? [event.result] : [],
    );
    expect(failures[0]).toEqual({
      id: 'dbo.clr_VectorDotProduct: adds the products of the components',
      outcome: 'failed',
      evidence: 'gave 26, expected 25',
    });
  });

  it('is not called done on the next run either, as long as that verdict stands', async () => {
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(5);
    expect(events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
    expect(one(events, 'verdict').verdict).toBe('failed');
  });

  it('is well again once the function is', async () => {
    await project.replace('clr/core/VectorFunctions.cs', 'double sum = 1;', 'double sum = 0;');
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    expect(one(events, 'verdict').verdict).toBe('rehearsed');
  });
});

function phasesOf(events: readonly Event[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.event === 'step-started' ? [event.phase] : [])))];
}
