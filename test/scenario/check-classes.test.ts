import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/engine/events.ts';
import { one } from '../support/events.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [rolledBack, stagingOnly] = ['sql/verify/insert_is_logged.sql', 'sql/verify/mail_is_sent.sql'];

describe('the checks of a release', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    const query = 'SELECT [ModelId] FROM [dbo].[Models] WHERE [ModelId] < 0;\n';
    await project.write(rolledBack, `-- An insert is logged.\n-- class: rolled-back\n${query}`);
    await project.write(stagingOnly, `-- class: staging-only\n${query}`);
    await project.replace('sql/verify/clr/clr_VectorDotProduct.json', '{', '{ "class": "rolled-back",');
  });

  const classesRun = (events: readonly Event[]): ReadonlySet<string> =>
    new Set(events.flatMap((event) => (event.event === 'check-finished' ? [event.checkClass] : [])));
  const idsRun = (events: readonly Event[]): readonly string[] =>
    events.flatMap((event) => (event.event === 'check-finished' ? [event.result.id] : []));

  it('are all run in a rehearsal, each with its class', async () => {
    const { status, events } = await project.run('rehearse');
    expect(status).toBe(0);
    expect(classesRun(events)).toEqual(new Set(['read', 'rolled-back', 'staging-only']));
    expect(idsRun(events)).toEqual(expect.arrayContaining([rolledBack, stagingOnly]));
    const summary = await readFile(join(project.folder, 'build/reports/summary.md'), 'utf8');
    expect(summary).toContain('| rolled-back | 4 | 0 | 1 |');
    expect(summary).toContain('| staging-only | 0 | 0 | 1 |');
  });

  it('are those of the classes that are named, and the others are counted as not run', async () => {
    const { status, events } = await project.run('verify', '--classes', 'read,rolled-back');
    expect(status).toBe(0);
    expect(classesRun(events)).toEqual(new Set(['read', 'rolled-back']));
    expect(idsRun(events)).not.toContain(stagingOnly);
    expect(one(events, 'notice').text).toBe('1 check of the class staging-only is not run here.');
  });

  it('have to be run again for a rehearsal that asks for more classes than the last verdict has', async () => {
    const { events } = await project.run('rehearse');
    expect(events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
    expect(one(events, 'verdict').verdict).toBe('rehearsed');
    expect((await project.run('rehearse')).events.some(({ event }) => event === 'verdict')).toBe(false);
  });

  it('have no other classes', async () => {
    const { status, stderr, stdout } = await project.run('verify', '--classes', 'read,write');
    expect(status).toBe(2);
    expect(stdout + stderr).toContain("'write' must be one of read, rolled-back, staging-only");
  });

  it('are in production those that leave nothing behind', async () => {
    await project.write('config/production.json', '{}');
    const { status, events } = await project.run('verify', '--environment', 'production');
    expect(status).toBe(0);
    expect(classesRun(events)).toEqual(new Set(['read', 'rolled-back']));
  });

  it('cannot be asked for in production when they leave something behind', async () => {
    const asked = ['--environment', 'production', '--classes', 'read,staging-only'];
    const { status, events } = await project.run('verify', ...asked);
    expect(status).toBe(2);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'INPUT_INVALID',
      what: expect.stringContaining('staging-only leave something behind and are not run in production'),
    });
  });

  it('are refused at build when a file has a class that there is not', async () => {
    await project.replace(rolledBack, 'class: rolled-back', 'class: reversible');
    const { status, events } = await project.run('build');
    expect(status).toBe(2);
    expect(one(events, 'failed').error).toMatchObject({
      code: 'CHECK_INVALID',
      place: { file: rolledBack, line: 2 },
    });
  });
});
