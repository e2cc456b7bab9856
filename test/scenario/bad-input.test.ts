import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a source that does not build', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
  });

  /** What a command says of the project with these files changed or added; afterwards it is as it was. */
  async function failure(
    args: readonly string[],
    files: Readonly<Record<string, (before: string) => string>> = {},
  ) {
    const undo: (() => Promise<void>)[] = [];
    for (const [name, change] of Object.entries(files)) {
      const path = join(project.folder, name);
      const before = await readFile(path, 'utf8').catch(() => undefined);
      undo.push(async () => (before === undefined ? rm(path) : writeFile(path, before)));
      await writeFile(path, change(before ?? ''));
    }
    try {
      const { status, events, stderr } = await project.run(...args);
      const error = events.find((event) => event.event === 'failed')?.error;
      return { status, code: error?.code, what: error?.what ?? stderr };
    } finally {
      for (const restore of undo) await restore();
    }
  }

  it('is named at file, line and column when C# does not compile', async () => {
    const { status, code, what } = await failure(['rehearse'], {
      'clr/core/VectorFunctions.cs': (text) => text.replace('double sum = 0;', 'double sum = nothing;'),
    });
    expect({ status, code }).toEqual({ status: 2, code: 'CLR_BUILD_FAILED' });
    expect(what).toMatch(/\n {2}clr\/core\/VectorFunctions\.cs:\d+:\d+: CS0103 /);
  });

  it('is named in every file when SQL does not parse', async () => {
    const { status, code, what } = await failure(['build'], {
      'sql/schema/one.sql': () => 'CREATE TABLE dbo.One (Id INT NOT,);',
      'sql/schema/two.sql': () => '\nCREATE PROCEDUR dbo.Two AS SELECT 1;',
    });
    expect({ status, code }).toEqual({ status: 2, code: 'SQL_INVALID' });
    expect(what).toContain('sql/schema/one.sql:1:33: error SQL46010');
    expect(what).toContain('sql/schema/two.sql:2:8: error SQL46010');
  });

  it('is named at the column that the person wrote, also behind a rewritten vector type', async () => {
    const text = 'CREATE PROCEDURE dbo.P @a VECTOR(3), @b INT AS SELECT Nope FROM dbo.Models;';
    const { what } = await failure(['build'], { 'sql/schema/P.sql': () => text });
    expect(what).toContain(`sql/schema/P.sql:1:${text.indexOf('Nope') + 1}: `);
  });

  it('is refused when a seed names a column that is not there', async () => {
    const { code, what } = await failure(['build'], {
      'sql/seed/dbo.Models.sql': (text) => text.replace('[target].[ModelName] =', '[target].[Nome] ='),
    });
    expect(code).toBe('LINT_FAILED');
    expect(what).toContain('sql/seed/dbo.Models.sql:8:17: HD008: ');
  });

  it('is refused when a procedure calls a CLR function that no library has', async () => {
    const { code, what } = await failure(['build'], {
      'sql/schema/dbo/procedures/sp_CompareEmbeddings.sql': (text) =>
        text.replace('[clr_VectorDotProduct]', '[clr_Gone]'),
    });
    expect(code).toBe('LINT_FAILED');
    expect(what).toContain('HD011: There is no dbo.clr_Gone.');
  });

  it('is named with rule and fix, all faults of all files at once, before a model is compiled', async () => {
    const { status, code, what } = await failure(['build'], {
      'sql/schema/one.sql': () => 'CREATE TABLE dbo.One (Id INT NOT NULL REFERENCES dbo.Gone (Id));',
      'sql/schema/two.sql': () => '-- TODO\nCREATE TABLE dbo.One (Id INT NOT NULL);',
      'clr/core/Secret.cs': () => '// Password = "geheim"',
    });
    expect({ status, code }).toEqual({ status: 2, code: 'LINT_FAILED' });
    expect(what).toMatch(/clr\/core\/Secret\.cs:1:16: HD016: .*\n {4}fix: \S/);
    expect(what).not.toContain('geheim');
    expect(what).toContain('sql/schema/one.sql:1:50: HD007: No file declares dbo.Gone.');
    expect(what).toContain('sql/schema/two.sql:1:4: HD012: ');
    expect(what).toContain('sql/schema/two.sql:2:14: HD001: ');
  });

  it('is let through where a comment says why, and told', async () => {
    const file = join(project.folder, 'sql/schema/one.sql');
    const text =
      '-- hartonomous:allow HD012 the column keeps such words\n-- TODO\nCREATE TABLE dbo.One (Id INT NOT NULL);';
    await writeFile(file, text);
    const { status, events } = await project.run('lint');
    await rm(file);
    const linted = events.find((event) => event.event === 'linted');
    expect(status).toBe(0);
    expect(linted?.result.findings.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['HD012', 'the column keeps such words'],
    ]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a routine that is not there',
      { routine: 'dbo.gone', cases: [{ name: 'x', arguments: [], expected: 1 }] },
      /dbo\.gone, which no assembly has/,
    ],
    [
      'a name without its schema',
      { routine: 'gone', cases: [{ name: 'x', arguments: [], expected: 1 }] },
      /routine: must be a two-part name/,
    ],
    [
      'an unknown member',
      { routine: 'dbo.x', cases: [{ nme: 'x', arguments: [], expected: 1 }] },
      /cases\.0/,
    ],
  ])('is refused before anything is applied when a check names %s', async (_, content, fault) => {
    const { status, code, what } = await failure(['rehearse'], {
      'sql/verify/clr/bad.json': () => JSON.stringify(content),
    });
    expect({ status, code }).toEqual({ status: 2, code: 'CHECK_INVALID' });
    expect(what).toMatch(fault);
  });

  it('is refused when nothing would be done with a file', async () => {
    const { status, code, what } = await failure(['build'], {
      'sql/schema/dbo/tables/Zz.SQL': () => 'CREATE TABLE dbo.Zz (Id INT);',
    });
    expect({ status, code }).toEqual({ status: 2, code: 'SOURCE_REFUSED' });
    expect(what).toContain('sql/schema/dbo/tables/Zz.SQL');
  });

  it('is refused when it is not UTF-8', async () => {
    const file = join(project.folder, 'sql/seed/latin.sql');
    await writeFile(file, Buffer.from("SELECT N'caf\xe9';", 'latin1'));
    const outcome = await failure(['build']);
    await rm(file);
    expect(outcome).toMatchObject({
      status: 2,
      code: 'SOURCE_REFUSED',
      what: expect.stringContaining('sql/seed/latin.sql'),
    });
  });

  it('is compiled anew when its bytes are new, however old its time says it is', async () => {
    const digest = async () => {
      const { events } = await project.run('build');
      return events.find((event) => event.event === 'bundle-ready')?.digest;
    };
    const before = await digest();
    const file = join(project.folder, 'clr/core/VectorFunctions.cs');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('sum +=', 'sum -='));
    await utimes(file, 0, 0);
    const changed = await digest();
    await writeFile(file, text);
    expect(changed).toBeDefined();
    expect(changed).not.toBe(before);
  });

  it('is asked for when the folder holds none', async () => {
    expect(await failure(['build', '--project', 'clr'])).toMatchObject({
      status: 2,
      code: 'PROJECT_INCOMPLETE',
    });
  });

  it('has changed nothing on the target by any of this', async () => {
    await expect(readFile(join(project.folder, 'build/rehearsal/log/00000001.json'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
