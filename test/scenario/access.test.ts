import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

/* Declared access on its way through the real program; each chapter goes on where the one before ended. */
describe('who may do what', () => {
  let project: ProjectCopy;
  const file = () => join(project.folder, 'sql/access/reader.sql');

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    await mkdir(join(project.folder, 'sql/access'));
  });

  async function rehearse() {
    const { status, events } = await project.run('rehearse');
    const steps = events.find((event) => event.event === 'plan-ready')?.plan.steps ?? [];
    const error = events.find((event) => event.event === 'failed')?.error;
    return { status, error, access: steps.filter(({ phase }) => phase === 'access') };
  }

  it('is refused at file and line when it names what the model does not have', async () => {
    await writeFile(file(), 'CREATE ROLE reader;\nGRANT SELECT ON dbo.Gone TO reader;\n');
    const { status, error } = await rehearse();
    expect(status).toBe(2);
    expect(error).toMatchObject({ code: 'SQL_INVALID', place: { file: 'sql/access/reader.sql', line: 2 } });
    expect(error?.what).toContain('OBJECT::[dbo].[Gone] is not in the schema');
  });

  it('is applied behind the schema, with CLR routines among its objects', async () => {
    await writeFile(
      file(),
      'CREATE ROLE reader;\nGRANT SELECT ON SCHEMA::dbo TO reader;\nGRANT EXECUTE ON dbo.clr_VectorDotProduct TO reader;\n',
    );
    const { status, access } = await rehearse();
    expect(status).toBe(0);
    expect(access.map(({ id }) => id)).toEqual(['access/reader']);
  });

  it('is left alone when nothing changed', async () => {
    expect(await rehearse()).toMatchObject({ status: 0, access: [] });
  });

  it('is taken back when the declaration goes', async () => {
    await rm(file());
    const { status, access } = await rehearse();
    expect(status).toBe(0);
    expect(access.map(({ title }) => title)).toEqual(['Drop the role reader']);
    expect(access[0]?.batches.join('\n')).toContain('REVOKE SELECT ON SCHEMA::[dbo] FROM [reader];');
    expect(await rehearse()).toMatchObject({ status: 0, access: [] });
  });
});
