import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import { clrFindings } from '../../src/build/clr-lint.ts';
import { profileOf } from '../../src/build/profile.ts';
import { planClr } from '../../src/phases/clr/plan.ts';
import { emptyState } from '../../src/plan/state.ts';
import type { AssemblyMetadata } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a chain of assemblies', () => {
  let assemblies: readonly AssemblyMetadata[];

  beforeAll(async () => {
    const clr = openClr();
    const folder = await temporaryFolder();
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
      ...{ references: [...assembly.references], routines: [] },
    }));
    const steps = planClr({ assemblies: bundled, routines: [], state: emptyState });
    const created = steps.flatMap(({ effect }) => (effect.kind === 'assembly' ? [effect.name] : []));
    expect(created).toHaveLength(assemblies.length);
    for (const { name, references } of assemblies) {
      const before = created.slice(0, created.indexOf(name));
      const needed = references.map((one) => one.name).filter((one) => created.includes(one));
      expect(before).toEqual(expect.arrayContaining(needed));
    }
  });

  it('may go to Windows, and to Linux not at all', () => {
    expect(clrFindings(assemblies, [profileOf('sql2025-windows')])).toEqual([]);
    const findings = clrFindings(assemblies, [profileOf('sql2025-linux')]);
    expect(findings.map(({ rule }) => rule)).toEqual(assemblies.map(() => 'linux-safe-only'));
  });
});
