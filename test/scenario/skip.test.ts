import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a rehearsal that skips a phase', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
  });

  it('is refused by name on a target that lacks what the rest needs, and changes nothing', async () => {
    const { status, events } = await project.run('rehearse', '--skip', 'clr');
    const error = events.find((event) => event.event === 'failed')?.error;
    expect({ status, code: error?.code }).toEqual({ status: 2, code: 'PHASE_NEEDED' });
    expect(error?.what).toContain('CLR routine [dbo].[clr_VectorDotProduct]: step');
    const log = join(project.folder, 'build/rehearsal/log/00000001.json');
    await expect(readFile(log)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('leaves out what nothing needs, and its plan says so', async () => {
    const { status, events, stdout } = await project.run('rehearse', '--skip', 'seed');
    expect(status, stdout).toBe(0);
    const plan = events.find((event) => event.event === 'plan-ready')?.plan;
    expect(plan?.options.skip).toEqual(['seed']);
    expect(plan?.steps.filter(({ phase }) => phase === 'seed')).toEqual([]);
    expect(await readFile(join(project.folder, 'build/reports/plan.md'), 'utf8')).toContain(
      '| left out | `seed` |',
    );
  });

  it('brings what was left out the next time, and may then skip what is there', async () => {
    const brought = await project.run('rehearse');
    const seeds = brought.events.find((event) => event.event === 'plan-ready')?.plan.steps;
    expect(seeds?.map(({ phase }) => phase)).toEqual(['seed']);
    const { status, events } = await project.run('rehearse', '--skip', 'clr,schema');
    expect(status).toBe(0);
    expect(events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
  });
});
