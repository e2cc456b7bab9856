import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { Library } from '../../src/build/clr-closure.ts';
import { clrFindings } from '../../src/build/clr-lint.ts';
import { profileOf } from '../../src/build/profile.ts';
import { planClr } from '../../src/phases/clr/plan.ts';
import { emptyState } from '../../src/plan/state.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a chain of assemblies', () => {
  let clr: ClrRuntime;
  let folder: string;
  let assemblies: readonly Library[];

  beforeAll(async () => {
    clr = openClr();
    folder = await temporaryFolder();
    const projects = ['clr/above/above.csproj', 'clr/below/below.csproj'];
    await buildClr({ projectRoot: join(root, 'test/fixtures/clr-chain'), projects }, folder, {
      processes,
      clr,
    });
    assemblies = await readAssemblies(folder);
  });

  it('holds every project and package once', () => {
    expect(assemblies.map(({ name }) => name).sort()).toEqual([
      'Chain.Above',
      'Chain.Below',
      'MathNet.Numerics',
      'System.Buffers',
      'System.Memory',
      'System.Numerics.Vectors',
      'System.Runtime.CompilerServices.Unsafe',
      'System.ValueTuple',
    ]);
    expect(new Set(assemblies.map(({ permissionSet }) => permissionSet))).toEqual(new Set(['UNSAFE']));
  });

  it('is registered dependencies first', () => {
    const bundled = assemblies.map((assembly) => ({
      ...{ ...assembly, file: `clr/${assembly.name}.dll`, permissionSet: assembly.permissionSet ?? '' },
      ...{ references: [...assembly.references], registeredOnHost: [], routines: [] },
    }));
    const steps = planClr({
      ...{ assemblies: bundled, routines: [], state: emptyState, rollback: false },
      ownedBySchema: { wanted: [], present: [] },
    });
    const created = steps.flatMap(({ effect }) => (effect.kind === 'assembly' ? [effect.name] : []));
    expect(created).toHaveLength(assemblies.length);
    for (const { name, references } of assemblies) {
      const before = created.slice(0, created.indexOf(name));
      const needed = references.map((one) => one.name).filter((one) => created.includes(one));
      expect(before).toEqual(expect.arrayContaining(needed));
    }
  });

  it('is called with what the database holds beside it, and not without', async () => {
    const held = assemblies.map(({ name, sha512 }) => ({ name, path: join(folder, `${name}.dll`), sha512 }));
    const [library, dependencies] = [
      held.find(({ name }) => name === 'Chain.Above'),
      held.filter(({ name }) => name !== 'Chain.Above'),
    ];
    const { path = '', sha512 = '' } = library ?? {};
    const call = { path, sha512, class: 'Chain.Above.Statistics', method: 'HalfOfMean', arguments: [2, 4] };
    expect(await clr.call({ ...call, dependencies })).toBe(1.5);
    await expect(clr.call(call)).rejects.toMatchObject({ code: 'CLR_CALL_FAILED' });
    const tampered = dependencies.map((one) => ({ ...one, sha512: '0' }));
    await expect(clr.call({ ...call, dependencies: tampered })).rejects.toMatchObject({
      code: 'BUNDLE_TAMPERED',
    });
  });

  it('is refused on Windows for the one package that is newer than what references it', () => {
    expect(clrFindings(assemblies, [profileOf('sql2025-windows')])).toMatchObject([
      {
        rule: 'reference-version',
        assembly: 'MathNet.Numerics',
        found: ['System.ValueTuple 4.0.2.0, brought as 4.0.3.0'],
      },
    ]);
  });

  it('may go to Windows without that package', () => {
    const others = assemblies.filter(({ name }) => !/MathNet|ValueTuple|Above/.test(name));
    expect(others).toHaveLength(5);
    expect(clrFindings(others, [profileOf('sql2025-windows')])).toEqual([]);
  });

  it('is described with its versions, and tells what was brought from what was written', () => {
    expect(assemblies.map(({ name, version, origin }) => `${name} ${version} ${origin}`).sort()).toEqual([
      'Chain.Above 1.0.0.0 project',
      'Chain.Below 1.0.0.0 project',
      'MathNet.Numerics 5.0.0.0 package',
      'System.Buffers 4.0.3.0 package',
      'System.Memory 4.0.1.2 package',
      'System.Numerics.Vectors 4.1.4.0 package',
      'System.Runtime.CompilerServices.Unsafe 4.0.4.1 package',
      'System.ValueTuple 4.0.3.0 package',
    ]);
    const onHost = assemblies.filter(({ registeredOnHost }) => registeredOnHost.length > 0);
    expect(onHost.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['MathNet.Numerics', 'Chain.Above']),
    );
  });

  it('may not go to Linux, for one reason and another of each assembly', () => {
    const findings = clrFindings(assemblies, [profileOf('sql2025-linux')]);
    const refused = findings.filter(({ rule }) => rule === 'linux-safe-only').map(({ assembly }) => assembly);
    expect(refused).toEqual(assemblies.map(({ name }) => name));
    const reasons = findings
      .filter(({ rule }) => !/linux-safe-only|reference-version|host-protected|refused-attribute/.test(rule))
      .map(({ assembly, rule, found }) => `${assembly}: ${rule}: ${found.length > 1 ? found.length : found}`);
    expect(reasons.sort()).toEqual([
      'MathNet.Numerics: outside-catalog: System.Runtime.Serialization',
      'MathNet.Numerics: writable-static: 16',
      'System.Buffers: unverifiable-code: 3',
      'System.Buffers: writable-static: 3',
      'System.Memory: unverifiable-code: 19',
      'System.Memory: writable-static: System.SR.s_resourceManager',
      'System.Numerics.Vectors: unverifiable-code: 44',
      'System.Numerics.Vectors: writable-static: System.SR.s_resourceManager',
      'System.Runtime.CompilerServices.Unsafe: unverifiable-code: 18',
      'System.ValueTuple: writable-static: System.SR.s_resourceManager',
    ]);
  });
});
