import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/build/manifest.ts';
import type { Event } from '../../src/engine/events.ts';
import { sha256, sha512 } from '../../src/plan/digest.ts';
import { profile } from '../support/cli.ts';
import { contentsOf } from '../support/contents.ts';
import { cycloneDxFaults } from '../support/cyclonedx.ts';
import { eventNamed } from '../support/events.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const [engine = ''] = profile.split('-');
const profiles = [`${engine}-linux`, `${engine}-windows`];

/*
 * One release on its way from a build machine to others, told by the program itself on a copy of the small database.
 * Each chapter goes on where the one before it ended.
 */
describe('a release for several profiles', () => {
  let project: ProjectCopy;
  let built: readonly Event[];
  let bundle: string;
  let manifest: Manifest;
  let archive: string;
  let plan: Extract<Event, { event: 'plan-ready' }>;

  beforeAll(async () => {
    project = await copyProject(await temporaryFolder());
    built = (await project.run('build', '--profiles', profiles.toReversed().join(', '))).events;
    bundle = eventNamed(built, 'bundle-ready').folder;
    manifest = JSON.parse(await bytes('manifest.json').then(String)) as Manifest;
  });

  const bytes = async (path: string) => readFile(join(project.folder, bundle, path));
  const target = () => join(project.folder, 'build/rehearsal');
  const ofBundle = () => ['--bundle', archive];
  const ofPlan = () => [...ofBundle(), '--plan', plan.file, '--approve', plan.plan.digest];

  it('is built with one DACPAC for each of them', async () => {
    expect(Object.keys(manifest.models)).toEqual(profiles);
    const files = manifest.files.map(({ path }) => path).filter((path) => path.endsWith('/schema.dacpac'));
    expect(files).toEqual(profiles.map((name) => `model/${name}/schema.dacpac`));
  });

  it('has a model built once for the profiles of one engine', () => {
    const parts = built.flatMap((event) =>
      event.event === 'build-finished' ? [[event.part, event.reused]] : [],
    );
    expect(parts).toEqual([
      ['clr', false],
      ['lint', false],
      [`model ${profiles[0]}`, false],
      [`model ${profiles[1]}`, true],
    ]);
  });

  it('is the same release from another folder, with its profiles listed in another order', async () => {
    const elsewhere = await copyProject(await temporaryFolder());
    const { events } = await elsewhere.run('build', '--profiles', profiles.join(','));
    const other = eventNamed(events, 'bundle-ready');
    expect(other.digest).toBe(eventNamed(built, 'bundle-ready').digest);
    expect(await readFile(join(elsewhere.folder, other.folder, 'sbom.cdx.json'))).toEqual(
      await bytes('sbom.cdx.json'),
    );
  });

  it("carries a bill of materials that CycloneDX's own strict schema accepts, listed in the manifest", async () => {
    expect(await cycloneDxFaults(String(await bytes('sbom.cdx.json')))).toBeNull();
    expect(manifest.files.map(({ path }) => path)).toContain('sbom.cdx.json');
  });

  it("has in that bill every DLL and DACPAC with the hash of its bytes, and the compiler's package", async () => {
    const { components } = JSON.parse(String(await bytes('sbom.cdx.json'))) as Bill;
    const own = components.filter(({ purl }) => purl === undefined);
    const wanted = manifest.files.map(({ path }) => path).filter((path) => /\.(dll|dacpac)$/.test(path));
    expect(own.map((one) => one['bom-ref']).sort()).toEqual(wanted);
    for (const { 'bom-ref': path, hashes } of own) {
      const content = await bytes(path);
      const digest = { 'SHA-512': sha512(content), 'SHA-256': sha256(content) };
      expect(hashes).toEqual([{ alg: hashes[0]?.alg, content: digest[hashes[0]?.alg ?? 'SHA-256'] }]);
    }
    const packages = components.flatMap(({ purl, scope }) => (purl === undefined ? [] : [{ purl, scope }]));
    expect(packages).toEqual([
      {
        purl: 'pkg:nuget/Microsoft.NETFramework.ReferenceAssemblies.net472@1.0.3',
        scope: 'excluded',
      },
    ]);
  });

  it('is packed into one file, whose digest is printed', async () => {
    const { status, events } = await project.run(
      'bundle',
      '--bundle',
      bundle,
      '--archive',
      'out/release.tgz',
    );
    expect(status).toBe(0);
    const { file, digest, size } = eventNamed(events, 'archive-ready');
    const content = await readFile(join(project.folder, file));
    expect({ digest, size }).toEqual({ digest: sha256(content), size: content.length });
    archive = file;
  });

  it('is packed beside the bundles when no other place is named, with the same bytes', async () => {
    const { events } = await project.run('bundle', '--bundle', bundle);
    const { file } = eventNamed(events, 'archive-ready');
    expect(file).toBe(`${bundle}.tgz`);
    expect(await readFile(join(project.folder, file))).toEqual(await readFile(join(project.folder, archive)));
  });

  it('is planned from that file for either of its profiles', async () => {
    for (const name of profiles) {
      const planned = eventNamed((await project.runAs(name, 'plan', ...ofBundle())).events, 'plan-ready');
      expect(planned.plan.bundle).toBe(eventNamed(built, 'bundle-ready').digest);
      expect(planned.plan.options.profile).toBe(name);
      if (name === profile) plan = planned;
    }
  });

  it('is not planned for a profile that it was not built for', async () => {
    const other = profile.startsWith('sql2022') ? 'sql2025-linux' : 'sql2022-linux';
    const { status, events } = await project.runAs(other, 'plan', ...ofBundle());
    expect(status).toBe(2);
    expect(eventNamed(events, 'failed').error).toMatchObject({
      code: 'PROFILE_UNSUPPORTED',
      remedy: `Build it with --profiles ${[...profiles, other].join(',')}.`,
    });
  });

  it('is gone through in a dry run, step by step, where there is nothing yet', async () => {
    const { status, events } = await project.run('apply', ...ofPlan(), '--dry-run');
    expect(status).toBe(0);
    expect(events.flatMap((event) => (event.event === 'step-finished' ? [event.step] : []))).toEqual(
      plan.plan.steps.map(({ id }) => id),
    );
    expect(events.filter(({ event }) => ['lock-taken', 'verdict'].includes(event))).toEqual([]);
    await expect(contentsOf(target())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is called a dry run wherever it is told of', async () => {
    const { stdout } = await project.runPlainly('apply', ...ofPlan(), '--dry-run');
    const { length } = plan.plan.steps;
    expect(stdout).toMatch(/^hartonomous apply --dry-run on /);
    expect(stdout).toContain(`dry run  ${length} steps would be applied; nothing was changed`);
    expect(stdout).not.toContain('done');
    for (const file of ['summary.md', 'report.html']) {
      const report = await readFile(join(project.folder, 'build/reports', file), 'utf8');
      expect(report).toContain('Dry run');
      expect(report).toContain('nothing was changed');
    }
  });

  it('is applied from that file, and verified', async () => {
    expect((await project.run('apply', ...ofPlan())).status).toBe(0);
    const { status, events } = await project.run('verify', ...ofBundle());
    expect(status).toBe(0);
    expect(eventNamed(events, 'verdict').verdict).toBe('rehearsed');
  });

  it('is not verified as a kind of host that it was not deployed as', async () => {
    const other = profiles.find((name) => name !== profile) ?? '';
    const { status, events } = await project.runAs(other, 'verify', ...ofBundle());
    expect(status).toBe(3);
    expect(eventNamed(events, 'failed').error).toMatchObject({
      code: 'NOT_APPLIED',
      remedy: `Verify it with --as ${profile}.`,
    });
  });

  it('leaves a target byte for byte as it was when its successor is only gone through', async () => {
    await project.replace('sql/seed/dbo.Models.sql', "N'Mistral'", "N'Mistral Large'");
    const next = eventNamed((await project.run('build')).events, 'bundle-ready').folder;
    const planned = eventNamed((await project.run('plan', '--bundle', next)).events, 'plan-ready');
    const before = await contentsOf(target());
    const approval = ['--bundle', next, '--plan', planned.file, '--approve', planned.plan.digest];
    const { status, events } = await project.run('apply', ...approval, '--dry-run');
    expect(status).toBe(0);
    expect(eventNamed(events, 'applied').steps).toBe(1);
    expect(await contentsOf(target())).toEqual(before);
  });

  it('is refused in a dry run just as it would be otherwise', async () => {
    const { status, events } = await project.run(
      'apply',
      ...ofBundle(),
      '--plan',
      plan.file,
      '--approve',
      '0'.repeat(64),
      '--dry-run',
    );
    expect(status).toBe(3);
    expect(eventNamed(events, 'failed').error.code).toBe('NOT_APPROVED');
  });

  it('has left nothing of what was unpacked', async () => {
    const names = await readdir(join(project.folder, 'build'));
    expect(names.filter((name) => name.startsWith('unpacked'))).toEqual([]);
  });
});

interface Bill {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly purl?: string;
    readonly scope?: string;
    readonly hashes: readonly { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }[];
  }[];
}
