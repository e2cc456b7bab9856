import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/engine/events.ts';
import { profile, root } from '../support/cli.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [engine] = profile.split('-');
const core = 'clr/core/core.csproj';
const caller = 'sql/schema/dbo/procedures/HalvesOfSamples.sql';
const quarter = 'sql/schema/dbo/functions/Quarter.sql';
const quarterInSql =
  'CREATE FUNCTION [dbo].[Quarter] (@number FLOAT) RETURNS FLOAT AS BEGIN RETURN @number / 4; END;';
const quarterInClr =
  '[SqlFunction] public static SqlDouble Quarter(SqlDouble number) => number / 4;\n    public static SqlDouble Twice';
const sums = 'dbo/procedures/SumsOfSamples.sql';

/* A database with one library for every host and one for Windows, from release to release. */
describe('the CLR of a database from release to release', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder(), join(root, 'test/fixtures/clr-mixed'));
    await cp(join(root, 'clr/Directory.Build.props'), join(project.folder, 'clr/Directory.Build.props'));
  });

  const rehearse = async (host: 'windows' | 'linux') =>
    project.runAs(`${engine}-${host}`, 'rehearse', '--rehearsal', host);
  const records = async () => (await readdir(join(project.folder, 'windows/log'))).length;
  const raiseTo = async (version: string, from: string) =>
    project.replace(core, `<FileVersion>${from}<`, `<FileVersion>${version}<`);

  it('begins on Windows with both libraries, the packages below them, and a schema for their routines', async () => {
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    const titles = titlesOf(events);
    expect(titles[0]).toBe('Create schema [vec]');
    expect(titles.filter((title) => title.startsWith('Register'))).toEqual([
      'Register assembly Mixed.Core (SAFE)',
      'Register assembly System.Numerics.Vectors (UNSAFE)',
      'Register assembly System.Runtime.CompilerServices.Unsafe (UNSAFE)',
      'Register assembly System.Buffers (UNSAFE)',
      'Register assembly System.Memory (UNSAFE)',
      'Register assembly Mixed.Extended (UNSAFE)',
    ]);
    expect(verdictOf(events)).toMatchObject({ verdict: 'rehearsed', failed: 0, notEvaluated: 2 });
  });

  it('begins on Linux with one of them', async () => {
    const { status, events } = await rehearse('linux');
    expect(status).toBe(0);
    const titles = titlesOf(events).join('\n');
    expect(titles).toContain('Register assembly Mixed.Core (SAFE)');
    expect(titles).not.toMatch(/UNSAFE|SimdSum|SumsOfSamples/);
    expect(verdictOf(events)).toMatchObject({ verdict: 'rehearsed', failed: 0, notEvaluated: 1 });
  });

  it('is not built for Linux when something there calls what is for Windows', async () => {
    const [own, shared] = ['sql/platform/windows', 'sql/schema'].map((folder) =>
      join(project.folder, folder, sums),
    );
    await rename(own ?? '', shared ?? '');
    const { status, events } = await rehearse('linux');
    await rename(shared ?? '', own ?? '');
    expect(status).toBe(2);
    expect(failureOf(events)).toMatchObject({
      code: 'SQL_INVALID',
      place: { file: `sql/schema/${sums}`, line: 5 },
    });
  });

  it('is not built for Linux when an UNSAFE library does not say that it is for Windows', async () => {
    const platform = '<AssemblyMetadata Include="Platform" Value="windows" />';
    await project.replace('clr/extended/extended.csproj', platform, '<!-- every host -->');
    const { status, events } = await rehearse('linux');
    await project.replace('clr/extended/extended.csproj', '<!-- every host -->', platform);
    expect(status).toBe(2);
    const error = failureOf(events);
    expect(error.code).toBe('CLR_NOT_LOADABLE');
    expect(error.what).toContain('SQL Server on Linux loads only SAFE assemblies');
    expect(error.what).toContain('System.Memory: unverifiable-code: UnverifiableCodeAttribute');
  });

  it('loses a routine, a library and its packages, each once nothing needs it', async () => {
    await project.replace(
      'clr/core/Arithmetic.cs',
      '[SqlFunction(Name = "vec.Twice", IsDeterministic = true)]',
      '',
    );
    await project.replace('clr/core/Arithmetic.cs', 'number / 2', 'number * 0.5');
    await project.replace(caller, ', [vec].[Twice]([Number]) AS [Twice]', '');
    await raiseTo('1.1.0.0', '1.0.0.0');
    for (const gone of ['clr/extended', 'sql/platform', 'sql/verify/clr/SimdSum.json'])
      await rm(join(project.folder, gone), { recursive: true });
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    expect(titlesOf(events)).toEqual([
      'Drop CLR routine [vec].[Twice]',
      'Trust assembly Mixed.Core by its SHA-512',
      'Replace assembly Mixed.Core (SAFE)',
      'Drop procedure [dbo].[SumsOfSamples]',
      'Alter procedure [dbo].[HalvesOfSamples]',
      'Drop CLR routine [vec].[SimdSum]',
      'Drop assembly Mixed.Extended',
      'Drop assembly System.Memory',
      'Drop assembly System.Buffers',
      'Drop assembly System.Runtime.CompilerServices.Unsafe',
      'Drop assembly System.Numerics.Vectors',
    ]);
    expect(verdictOf(events).verdict).toBe('rehearsed');
  });

  it('has nothing left to do after that', async () => {
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    expect(events.some(({ event }) => event === 'nothing-to-do')).toBe(true);
  });

  it.each([
    [
      'a lower file version',
      ['<FileVersion>1.1.0.0<', '<FileVersion>1.0.9.0<'],
      'CLR_VERSION_LOWERED',
      'The file version of Mixed.Core is 1.0.9.0, but 1.1.0.0 is registered.',
    ],
    [
      'another AssemblyVersion',
      ['</PropertyGroup>', '<AssemblyVersion>1.1.0.0</AssemblyVersion></PropertyGroup>'],
      'CLR_VERSION_CHANGED',
      'The AssemblyVersion of Mixed.Core is 1.1.0.0, but 1.0.0.0 is registered.',
    ],
  ] as const)('is not planned with %s, and nothing is touched', async (_, [before, after], code, what) => {
    const recorded = await records();
    await project.replace(core, before, after);
    const { status, events } = await rehearse('windows');
    await project.replace(core, after, before);
    expect(status).toBe(3);
    expect(failureOf(events)).toMatchObject({ code, what });
    expect(await records()).toBe(recorded);
  });

  it('has its library created anew when it references something more, and its routines with it', async () => {
    await project.replace(core, '<ItemGroup>', '<ItemGroup><Reference Include="System.Xml" />');
    await project.replace(
      'clr/core/Arithmetic.cs',
      'number * 0.5',
      'System.Xml.XmlConvert.ToDouble("0.5") * number',
    );
    await raiseTo('1.2.0.0', '1.1.0.0');
    await mkdir(dirname(join(project.folder, quarter)), { recursive: true });
    await writeFile(join(project.folder, quarter), quarterInSql);
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    expect(titlesOf(events)).toEqual([
      ...['[dbo].[DivideWithRest]', '[dbo].[Greet]', '[vec].[Half]'].map(
        (name) => `Drop CLR routine ${name}`,
      ),
      'Drop assembly Mixed.Core',
      'Trust assembly Mixed.Core by its SHA-512',
      'Register assembly Mixed.Core (SAFE)',
      ...['[vec].[Half]', '[dbo].[DivideWithRest]', '[dbo].[Greet]'].map(
        (name) => `Create CLR routine ${name}`,
      ),
      'Create scalar function [dbo].[Quarter]',
    ]);
    expect(verdictOf(events).verdict).toBe('rehearsed');
  });

  it('turns a T-SQL function into a CLR one, which the comparison of models does not see', async () => {
    await rm(join(project.folder, quarter));
    await project.replace('clr/core/Arithmetic.cs', 'public static SqlDouble Twice', quarterInClr);
    await raiseTo('1.3.0.0', '1.2.0.0');
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    expect(titlesOf(events)).toEqual([
      'Drop [dbo].[Quarter], which becomes a CLR routine',
      'Trust assembly Mixed.Core by its SHA-512',
      'Replace assembly Mixed.Core (SAFE)',
      'Create CLR routine [dbo].[Quarter]',
      'Alter remembered model',
    ]);
  });

  it('loses a schema after the last routine in it, and gets a T-SQL function back for a CLR one', async () => {
    await project.replace('clr/core/Arithmetic.cs', '"vec.Half"', '"dbo.Half"');
    await project.replace(caller, '[vec].[Half]', '[dbo].[Half]');
    await project.replace('sql/verify/clr/Half.json', 'vec.Half', 'dbo.Half');
    await rm(join(project.folder, 'sql/schema/vec'), { recursive: true });
    await project.replace('clr/core/Arithmetic.cs', quarterInClr, 'public static SqlDouble Twice');
    await writeFile(join(project.folder, quarter), quarterInSql);
    await raiseTo('1.4.0.0', '1.3.0.0');
    const { status, events } = await rehearse('windows');
    expect(status).toBe(0);
    expect(titlesOf(events)).toEqual([
      'Drop CLR routine [dbo].[Quarter]',
      'Drop CLR routine [vec].[Half]',
      'Trust assembly Mixed.Core by its SHA-512',
      'Replace assembly Mixed.Core (SAFE)',
      'Create CLR routine [dbo].[Half]',
      'Create scalar function [dbo].[Quarter]',
      'Alter procedure [dbo].[HalvesOfSamples]',
      'Drop schema [vec]',
    ]);
  });

  it('is not built when its routines are bound in a schema that nothing creates', async () => {
    await project.replace('clr/core/Arithmetic.cs', '"dbo.Half"', '"nowhere.Half"');
    await project.replace('sql/verify/clr/Half.json', 'dbo.Half', 'nowhere.Half');
    await project.replace(caller, '[dbo].[Half]', '[nowhere].[Half]');
    const { status, events } = await rehearse('windows');
    expect(status).toBe(2);
    expect(failureOf(events)).toMatchObject({
      code: 'SQL_INVALID',
      what: expect.stringContaining('CLR routines are bound in [nowhere]'),
    });
  });
});

function titlesOf(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) =>
    event.event === 'plan-ready' ? event.plan.steps.map(({ title }) => title) : [],
  );
}

function verdictOf(events: readonly Event[]): Extract<Event, { event: 'verdict' }> {
  const found = events.find((event) => event.event === 'verdict');
  if (found === undefined) throw new Error(`no verdict: ${JSON.stringify(events.slice(-3))}`);
  return found;
}

function failureOf(events: readonly Event[]): Extract<Event, { event: 'failed' }>['error'] {
  const found = events.find((event) => event.event === 'failed');
  if (found === undefined) throw new Error(`no failure: ${JSON.stringify(events.slice(-3))}`);
  return found.error;
}
