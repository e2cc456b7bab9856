import { canonicalJson, sha256 } from '../plan/digest.ts';
import type { Manifest } from './manifest.ts';
import type { NugetPackage } from './nuget-packages.ts';

/** Where a bundle keeps its bill of materials; the name is what the format's own guide recommends. */
export const sbomFile = 'sbom.cdx.json';

export interface Materials {
  readonly name: string;
  readonly tools: Manifest['tools'];
  readonly assemblies: readonly Pick<
    Manifest['assemblies'][number],
    'file' | 'name' | 'version' | 'fileVersion' | 'sha512' | 'references'
  >[];
  readonly dacpacs: readonly { readonly path: string; readonly sha256: string }[];
  readonly packages: readonly NugetPackage[];
}

/**
 * The release's bill of materials in CycloneDX 1.6: what it consists of, what the CLR libraries brought in, and
 * the tools that built it. It tells no time, and its serial number comes from its content, so that the same
 * materials give the same bytes. Written by hand: docs/adr/0005.
 * https://cyclonedx.org/docs/1.6/json/
 */
export function sbomOf(materials: Materials): string {
  const { tools, assemblies, dacpacs, packages } = materials;
  const release = { type: 'application', 'bom-ref': 'release', name: materials.name };
  const content = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: release, tools: { components: toolComponents(tools) } },
    components: [
      ...assemblies.map(({ file, name, version, fileVersion, sha512 }) => ({
        ...{ type: 'library', 'bom-ref': file, name, version: fileVersion ?? version },
        hashes: [{ alg: 'SHA-512', content: sha512 }],
      })),
      ...dacpacs.map(({ path, sha256: content }) => ({
        ...{ type: 'file', 'bom-ref': path, name: path, hashes: [{ alg: 'SHA-256', content }] },
      })),
      ...packages.map(packageComponent),
    ],
    dependencies: [
      {
        ref: 'release',
        dependsOn: [...assemblies.map(({ file }) => file), ...dacpacs.map(({ path }) => path)],
      },
      ...assemblies.map((assembly) => ({ ref: assembly.file, dependsOn: neededBy(assembly, materials) })),
      ...dacpacs.map(({ path }) => ({ ref: path })),
      ...packages.map((one) => ({
        ref: purl(one),
        dependsOn: packages.filter(({ name }) => one.needs.includes(name)).map(purl),
      })),
    ],
  };
  return `${canonicalJson({ ...content, serialNumber: serialNumber(canonicalJson(content)) })}\n`;
}

function toolComponents({ toolkit, dotnetSdk, dacfx }: Manifest['tools']) {
  return [
    { type: 'application', name: 'hartonomous-deploy', version: toolkit },
    { type: 'application', name: '.NET SDK', version: dotnetSdk },
    ...dacfx.map((version) => ({ type: 'library', name: 'Microsoft.SqlServer.DacFx', version })),
  ];
}

/** A package that serves the compiler alone is in the bill, and is said not to be in the release. */
function packageComponent(one: NugetPackage) {
  return {
    ...{ type: 'library', 'bom-ref': purl(one), name: one.name, version: one.version, purl: purl(one) },
    scope: one.files.length > 0 ? 'required' : 'excluded',
    hashes: [{ alg: 'SHA-512', content: one.sha512 }],
  };
}

/** The bundle's assemblies that this one references, and the package that it came from. */
function neededBy(
  assembly: Materials['assemblies'][number],
  { assemblies, packages }: Materials,
): readonly string[] {
  const referenced = assemblies.filter(({ name }) => assembly.references.some((one) => one.name === name));
  const origin = packages.filter(({ files }) => files.includes(`${assembly.name}.dll`));
  return [...referenced.map(({ file }) => file), ...origin.map(purl)];
}

/** https://github.com/package-url/purl-spec: a NuGet version can hold a `+`, which must be encoded. */
function purl({ name, version }: NugetPackage): string {
  return `pkg:nuget/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
}

/** A UUID of version 8, whose bits are free for what the maker hashes into it (RFC 9562, 5.8). */
function serialNumber(content: string): string {
  const digits = sha256(content);
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
