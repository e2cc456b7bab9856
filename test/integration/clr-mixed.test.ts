import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { build } from '../../src/build/build.ts';
import type { Bundle } from '../../src/build/bundle.ts';
import { profileOf } from '../../src/build/profile.ts';
import { readProject } from '../../src/build/project.ts';
import { checksOf } from '../../src/engine/checks.ts';
import { phases } from '../../src/phases/index.ts';
import { emptyState } from '../../src/plan/state.ts';
import type { StepDefinition } from '../../src/plan/step.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import { openClr, openModel, processes } from '../support/adapters.ts';
import { dacfx, program, root, profile as testProfile } from '../support/cli.ts';
import { copyProject } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const engine = profileOf(testProfile).engine;
const [linux, windows] = [profileOf(`${engine}-linux`), profileOf(`${engine}-windows`)];

describe('a bundle for Windows and for Linux', () => {
  const model = openModel();
  let clr: ClrRuntime;
  let bundle: Bundle;

  beforeAll(async () => {
    clr = openClr();
    const { folder } = await copyProject(await temporaryFolder(), join(root, 'test/fixtures/clr-mixed'));
    await cp(join(root, 'clr/Directory.Build.props'), join(folder, 'clr/Directory.Build.props'));
    const hosts = join(root, 'build/hosts');
    const toolkit = {
      ...{ version: '0.0.0', program: dirname(program), dacfx },
      dacfxHost: join(hosts, 'dacfx/hartonomous-dacfx-host.dll'),
      clrHost: join(hosts, 'sqlclr/hartonomous-sqlclr-host.dll'),
    };
    const project = await readProject(folder, 'Mixed');
    bundle = await build(
      { project, profiles: [linux, windows], output: join(folder, 'build'), toolkit },
      { processes, model, clr, clock: systemClock },
      { started: () => undefined, finished: () => undefined, linted: () => undefined },
    );
  });

  const steps = async (profile: string): Promise<readonly StepDefinition[]> => {
    const options = { database: 'Mixed', profile, target: 'none' };
    const context = { bundle, options, state: emptyState, model, modelFolder: async () => '' };
    const all = [];
    for (const phase of phases) all.push(...(await phase.steps(context)));
    return all;
  };
  const registered = (all: readonly StepDefinition[]) =>
    all.flatMap(({ effect }) => (effect.kind === 'assembly' ? [effect.name] : []));

  it('holds every library, dependencies first, each with where and with which rights it runs', () => {
    const chain = ['System.Numerics.Vectors', 'System.Runtime.CompilerServices.Unsafe', 'System.Buffers'];
    expect(
      bundle.manifest.assemblies.map(({ name, permissionSet, platform, origin }) => [
        ...[name, permissionSet, platform, origin],
      ]),
    ).toEqual([
      ['Mixed.Core', 'SAFE', null, 'project'],
      ...[...chain, 'System.Memory'].map((name) => [name, 'UNSAFE', 'windows', 'package']),
      ['Mixed.Extended', 'UNSAFE', 'windows', 'project'],
    ]);
  });

  it('gives Linux what is for every host, and Windows all of it', async () => {
    expect(registered(await steps(linux.name))).toEqual(['Mixed.Core']);
    expect(registered(await steps(windows.name))).toHaveLength(6);
  });

  it('gives Linux the procedures that it can run, and Windows all of them', async () => {
    const procedures = async (profile: string) =>
      (await steps(profile)).flatMap(({ title }) => (/procedure/.test(title) ? [title] : []));
    expect(await procedures(linux.name)).toEqual(['Create procedure [dbo].[HalvesOfSamples]']);
    expect(await procedures(windows.name)).toEqual([
      'Create procedure [dbo].[HalvesOfSamples]',
      'Create procedure [dbo].[SumsOfSamples]',
    ]);
  });

  it('creates the schema that routines are bound in before them, and everything else after them', async () => {
    const phasesInOrder = (await steps(windows.name)).map(({ phase, title }) =>
      phase === 'schema' ? title.split(' ').slice(0, 2).join(' ') : phase,
    );
    expect([...new Set(phasesInOrder)]).toEqual(['Create schema', 'clr', 'Create table', 'Create procedure']);
  });

  it('checks on Linux what Linux has', async () => {
    const called = async (profile: string) =>
      new Set(
        (await checksOf(bundle, profile)).flatMap((check) => (check.kind === 'clr' ? [check.routine] : [])),
      );
    const shared = ['[dbo].[DivideWithRest]', '[dbo].[Greet]', '[vec].[Half]'];
    expect([...(await called(linux.name))]).toEqual(shared);
    expect([...(await called(windows.name))]).toEqual([...shared, '[vec].[SimdSum]']);
  });

  it('asks a Windows server alone for the assembly that its author says it has itself', async () => {
    const asked = async (profile: string) =>
      (await checksOf(bundle, profile)).flatMap(({ kind, id }) => (kind === 'sql' ? [id] : []));
    expect(await asked(linux.name)).toEqual([]);
    expect(await asked(windows.name)).toEqual([
      "assembly System.Runtime.Serialization is registered from the server's framework folder",
    ]);
  });

  const target = (name: string) => {
    const sha512 = bundle.manifest.assemblies.find((one) => one.name === 'Mixed.Core')?.sha512 ?? '';
    return { path: join(bundle.folder, 'clr/Mixed.Core.dll'), sha512, class: `Mixed.Core.${name}` };
  };

  it.each([
    ['a quotient', [17, 5, 0, null, null], { returned: 0, outputs: { calls: 1, quotient: 3, rest: 2 } }],
    [
      'no quotient',
      [17, 0, 4, null, null],
      { returned: 1, outputs: { calls: 5, quotient: null, rest: null } },
    ],
  ])(
    'has a procedure that gives its return code and its output parameters for %s',
    async (_, values, expected) => {
      const call = { ...target('Procedures'), method: 'DivideWithRest', arguments: values };
      expect(await clr.procedure(call)).toEqual(expected);
    },
  );

  it('has a procedure that only a server can run, and says so', async () => {
    const call = { ...target('Procedures'), method: 'Greet', arguments: ['you'] };
    await expect(clr.procedure(call)).rejects.toMatchObject({
      code: 'CLR_NEEDS_SERVER',
      what: 'it uses Microsoft.SqlServer.Server.SqlContext, which works only inside a SQL Server',
    });
  });
});
