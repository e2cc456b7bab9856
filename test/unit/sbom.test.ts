import { describe, expect, it } from 'vitest';
import { type Materials, sbomOf } from '../../src/build/sbom.ts';
import { cycloneDxFaults } from '../support/cyclonedx.ts';

const assembly = (name: string, ...references: readonly string[]): Materials['assemblies'][number] => ({
  ...{ file: `clr/${name}.dll`, name, version: '1.0.0.0', fileVersion: '1.2.0.0', sha512: 'a'.repeat(128) },
  references: references.map((one) => ({ name: one, version: '1.0.0.0', publicKeyToken: null })),
});

const materials: Materials = {
  name: 'Hartonomous',
  tools: { toolkit: '0.1.0', dotnetSdk: '10.0.100', dacfx: ['170.5.96'] },
  assemblies: [assembly('Below'), assembly('Above', 'mscorlib', 'Below', 'Packaged')],
  dacpacs: [{ path: 'model/sql2025-linux/schema.dacpac', sha256: 'b'.repeat(64) }],
  packages: [
    {
      ...{ name: 'Packaged', version: '1.0.0+build', sha512: 'c'.repeat(128) },
      ...{ files: ['Packaged.dll'], needs: ['Reference.Assemblies'] },
    },
    { name: 'Reference.Assemblies', version: '1.0.3', sha512: 'd'.repeat(128), files: [], needs: [] },
  ],
};

interface Bill {
  readonly serialNumber: string;
  readonly components: readonly Record<string, unknown>[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const bill = (changes: Partial<Materials> = {}): Bill =>
  JSON.parse(sbomOf({ ...materials, ...changes })) as Bill;

describe('the bill of materials', () => {
  it.each<[string, Partial<Materials>]>([
    ['of a whole release', {}],
    ['of a release without a CLR library', { assemblies: [], packages: [] }],
    ['of a release with nothing in it', { assemblies: [], packages: [], dacpacs: [] }],
  ])('%s is valid by the strict schema of CycloneDX', async (_, changes) => {
    expect(await cycloneDxFaults(sbomOf({ ...materials, ...changes }))).toBeNull();
  });

  it('would not be valid with a hash that is none', async () => {
    const dacpacs = [{ path: 'x', sha256: 'not a hash' }];
    expect(await cycloneDxFaults(sbomOf({ ...materials, dacpacs }))).not.toBeNull();
  });

  it('says which packages are in the release and which only served the compiler', () => {
    const scopes = bill().components.flatMap(({ purl, scope }) =>
      purl === undefined ? [] : [[purl, scope]],
    );
    expect(scopes).toEqual([
      ['pkg:nuget/Packaged@1.0.0%2Bbuild', 'required'],
      ['pkg:nuget/Reference.Assemblies@1.0.3', 'excluded'],
    ]);
  });

  it("tells what each part needs of the others, and nothing of the server's own assemblies", () => {
    const needs = Object.fromEntries(bill().dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    expect(needs).toMatchObject({
      release: ['clr/Below.dll', 'clr/Above.dll', 'model/sql2025-linux/schema.dacpac'],
      'clr/Below.dll': [],
      'clr/Above.dll': ['clr/Below.dll'],
      'pkg:nuget/Packaged@1.0.0%2Bbuild': ['pkg:nuget/Reference.Assemblies@1.0.3'],
    });
  });

  it('leads from an assembly to the package that it came from', () => {
    const { dependencies } = bill({ assemblies: [assembly('Packaged')] });
    const found = dependencies.find(({ ref }) => ref === 'clr/Packaged.dll');
    expect(found?.dependsOn).toEqual(['pkg:nuget/Packaged@1.0.0%2Bbuild']);
  });

  it('has a serial number of its content: the same for the same, another for another', () => {
    const { serialNumber } = bill();
    expect(serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bill().serialNumber).toBe(serialNumber);
    expect(bill({ name: 'Other' }).serialNumber).not.toBe(serialNumber);
  });
});
