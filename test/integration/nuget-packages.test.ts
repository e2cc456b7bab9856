import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type NugetPackage, readPackages, writePackages } from '../../src/build/nuget-packages.ts';
import { sbomOf } from '../../src/build/sbom.ts';
import { processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { cycloneDxFaults } from '../support/cyclonedx.ts';
import { temporaryFolder } from '../support/temporary.ts';

const projects = ['clr/above/above.csproj', 'clr/below/below.csproj'];

describe('the packages of a chain of libraries', () => {
  let packages: readonly NugetPackage[];

  beforeAll(async () => {
    const parent = await temporaryFolder();
    // A copy of its own: another test builds the chain where it lies.
    for (const path of ['clr/Directory.Build.props', 'test/fixtures/clr-chain']) {
      await cp(join(root, path), join(parent, path), {
        recursive: true,
        filter: (file) => !/[/\\](bin|obj)$/.test(file),
      });
    }
    const folder = join(parent, 'test/fixtures/clr-chain');
    const restored = await processes.run({
      ...{ file: 'dotnet', args: ['restore', projects[0] ?? '', '--disable-build-servers'], cwd: folder },
      timeoutMs: 240_000,
    });
    expect(restored.status, restored.stdout + restored.stderr).toBe(0);
    await writePackages(folder, projects, folder);
    packages = await readPackages(folder);
  });

  it('are those that NuGet chose, each once, with what they bring and need', () => {
    const found = packages.map(({ name, version, files }) => [`${name} ${version}`, files]);
    expect(found).toEqual([
      ['MathNet.Numerics 5.0.0', ['MathNet.Numerics.dll']],
      ['Microsoft.NETFramework.ReferenceAssemblies.net472 1.0.3', []],
      ['System.Buffers 4.5.1', ['System.Buffers.dll']],
      ['System.Memory 4.5.5', ['System.Memory.dll']],
      ['System.Numerics.Vectors 4.5.0', ['System.Numerics.Vectors.dll']],
      ['System.Runtime.CompilerServices.Unsafe 4.5.3', ['System.Runtime.CompilerServices.Unsafe.dll']],
      ['System.ValueTuple 4.5.0', ['System.ValueTuple.dll']],
    ]);
    expect(packages.find(({ name }) => name === 'System.Memory')?.needs).toEqual([
      'System.Buffers',
      'System.Numerics.Vectors',
      'System.Runtime.CompilerServices.Unsafe',
    ]);
  });

  it('each have the SHA-512 of their .nupkg, and make a bill that is valid', async () => {
    for (const { sha512 } of packages) expect(sha512).toMatch(/^[0-9a-f]{128}$/);
    const tools = { toolkit: '0.1.0', dotnetSdk: '10.0.100', dacfx: [] };
    const bill = sbomOf({ name: 'Chain', tools, assemblies: [], dacpacs: [], packages });
    expect(await cycloneDxFaults(bill)).toBeNull();
  });
});
