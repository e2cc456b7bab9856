import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { logFormat } from '../../src/adapters/rehearsal/log.ts';
import { sha256 } from '../../src/plan/digest.ts';
import { entryBytes, repack, writeArchive } from '../support/archive.ts';
import { dacfx, eventsOf, hartonomous } from '../support/cli.ts';
import { type Prepared, prepare } from '../support/prepared.ts';
import { temporaryFolder } from '../support/temporary.ts';

interface Attempt {
  readonly folder: string;
  bundle: string;
  plan: string;
  approve: string;
  extra: string[];
}

describe('an apply', () => {
  let prepared: Prepared;
  let parent: string;
  let count = 0;

  beforeAll(async () => {
    parent = await temporaryFolder();
    prepared = await prepare(parent);
  });

  /** The one target that the plan is for. */
  const target = (): string => join(parent, 'target');

  /** Copies of the bundle and the plan, changed as a test likes, then applied to a new target. */
  async function attempt(change: (attempt: Attempt) => Promise<void> | void) {
    const folder = join(parent, `attempt-${count++}`);
    await mkdir(folder);
    await rm(target(), { recursive: true, force: true });
    await cp(prepared.bundle, join(folder, 'bundle'), { recursive: true });
    await cp(prepared.plan, join(folder, 'plan.json'));
    const one: Attempt = { folder, bundle: 'bundle', plan: 'plan.json', approve: prepared.digest, extra: [] };
    await change(one);
    const options = ['--rehearsal', target(), '--as', prepared.profile, '--json', ...one.extra];
    const before = await readdir(folder);
    const files = ['--bundle', one.bundle, '--plan', one.plan, '--approve', one.approve];
    const { status, stdout, stderr } = await hartonomous(['apply', ...files, ...options], { cwd: folder });
    const error = eventsOf(stdout).find((event) => event.event === 'failed')?.error;
    // Reports go to build/, and so does what is unpacked, for as long as the command runs.
    const left = [...(await readdir(folder)), ...(await readdir(join(folder, 'build')).catch(() => []))];
    const litter = left.filter((name) => !before.includes(name) && !['build', 'reports'].includes(name));
    expect(litter).toEqual([]);
    return { status, code: error?.code, what: error?.what ?? stderr, remedy: error?.remedy, folder };
  }

  /** Packs the attempt's bundle, which it then uses instead of the folder. */
  async function packed(one: Attempt): Promise<string> {
    one.bundle = 'x.tgz';
    await hartonomous(['bundle', '--bundle', 'bundle', '--archive', 'x.tgz'], { cwd: one.folder });
    return join(one.folder, 'x.tgz');
  }

  async function edit(file: string, change: (text: string) => string): Promise<void> {
    await writeFile(file, change(await readFile(file, 'utf8')));
  }

  it('is let through when nothing has changed', async () => {
    expect(await attempt(() => undefined)).toMatchObject({ status: 0 });
  });

  it.each<[string, string, number, RegExp, (attempt: Attempt) => Promise<void> | void]>([
    [
      'a bundle with one flipped byte',
      'BUNDLE_TAMPERED',
      3,
      /clr\/Hartonomous\.Clr\.Core\.dll has SHA-256/,
      async ({ folder }) => {
        const file = join(folder, 'bundle/clr/Hartonomous.Clr.Core.dll');
        const bytes = await readFile(file);
        bytes[1000] = (bytes[1000] ?? 0) ^ 1;
        await writeFile(file, bytes);
      },
    ],
    [
      'a bundle with a truncated DACPAC',
      'BUNDLE_TAMPERED',
      3,
      /schema\.dacpac has SHA-256/,
      async ({ folder }) => truncate(join(folder, 'bundle/model', prepared.profile, 'schema.dacpac'), 20_000),
    ],
    [
      'a truncated archive',
      'BUNDLE_UNREADABLE',
      2,
      /x\.tgz is not the archive of a bundle, or not all of it/,
      async (one) => {
        const file = await packed(one);
        await truncate(file, 5000);
      },
    ],
    [
      'an archive with one flipped byte in a file',
      'BUNDLE_TAMPERED',
      3,
      /The bundle in x\.tgz is not what was built: seed\/dbo\.Models\.sql has SHA-256/,
      async (one) =>
        repack(await packed(one), (tar) => {
          const at = tar.indexOf('MERGE [dbo].[Models]');
          tar[at] = (tar[at] ?? 0) ^ 1;
          return tar;
        }),
    ],
    [
      'an archive with an entry that climbs out of it',
      'BUNDLE_TAMPERED',
      3,
      /\.\.\/\.\.\/out\.sql leads out of the folder/,
      async (one) =>
        repack(await packed(one), (tar) => Buffer.concat([entryBytes({ path: '../../out.sql' }, 'x'), tar])),
    ],
    [
      'an archive with a symbolic link',
      'BUNDLE_TAMPERED',
      3,
      /b\/seed is of the kind SymbolicLink/,
      async (one) => {
        const link = entryBytes({ path: 'b/seed', type: 'SymbolicLink', linkpath: '/etc' });
        await writeArchive(await packed(one), link, entryBytes({ path: 'b/seed/passwd' }, 'x'));
      },
    ],
    [
      'a bundle with a file too many',
      'BUNDLE_TAMPERED',
      3,
      /seed\/more\.sql is not in the manifest/,
      async ({ folder }) => writeFile(join(folder, 'bundle/seed/more.sql'), 'SELECT 1;'),
    ],
    [
      'a manifest that was edited',
      'PLAN_OF_OTHER_BUNDLE',
      3,
      /The plan is for bundle/,
      async ({ folder }) =>
        edit(join(folder, 'bundle/manifest.json'), (text) =>
          text.replace('"modified":', '"modified" :').replace('"name":"Hartonomous"', '"name":"Other"'),
        ),
    ],
    [
      'a manifest that leads out of the bundle',
      'BUNDLE_TAMPERED',
      3,
      /\.\.\/plan\.json is named and is no file of it/,
      async ({ folder }) =>
        edit(join(folder, 'bundle/manifest.json'), (text) =>
          text.replace('"file":"seed/dbo.Models.sql"', '"file":"../plan.json"'),
        ),
    ],
    [
      'a folder that is no bundle',
      'BUNDLE_UNREADABLE',
      2,
      /manifest\.json is not the manifest/,
      (one) => {
        one.bundle = '.';
      },
    ],
    [
      'a plan edited in a step',
      'PLAN_TAMPERED',
      3,
      /at step 'seed\/dbo\.Models'/,
      async ({ folder }) =>
        edit(join(folder, 'plan.json'), (text) =>
          text.replace('MERGE [dbo].[Models]', 'DELETE [dbo].[Models]; MERGE [dbo].[Models]'),
        ),
    ],
    [
      'a plan without one of its steps',
      'PLAN_TAMPERED',
      3,
      /its digest no longer fits/,
      async ({ folder }) =>
        edit(join(folder, 'plan.json'), (text) => {
          const plan = JSON.parse(text) as { steps: unknown[] };
          return JSON.stringify({ ...plan, steps: plan.steps.slice(1) });
        }),
    ],
    [
      'a file that is no plan',
      'PLAN_UNREADABLE',
      2,
      /is not a plan/,
      async ({ folder }) => writeFile(join(folder, 'plan.json'), '{'),
    ],
    [
      'a digest that nobody approved',
      'NOT_APPROVED',
      3,
      /0{64} was approved/,
      (one) => {
        one.approve = '0'.repeat(64);
      },
    ],
    [
      'part of a digest',
      'INPUT_INVALID',
      2,
      /64 hexadecimal digits/,
      (one) => {
        one.approve = one.approve.slice(0, 12);
      },
    ],
    [
      'another database',
      'PLAN_OF_OTHER_OPTIONS',
      3,
      /database was Hartonomous and is Other/,
      (one) => void one.extra.push('--database', 'Other'),
    ],
  ])('refuses %s and changes nothing', async (_, code, status, what, change) => {
    const outcome = await attempt(change);
    expect(outcome.status, outcome.what).toBe(status);
    expect(outcome.what).toMatch(what);
    if (outcome.code !== undefined) expect(outcome.code).toBe(code);
    else expect(outcome.what).toContain(code);
    await expect(readFile(join(target(), 'log/00000001.json'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('refuses to plan with a DACPAC that was cut off before its manifest was made', async () => {
    const { folder } = await attempt(async (one) => {
      const path = `model/${prepared.profile}/schema.dacpac`;
      const file = join(one.folder, 'bundle', path);
      const whole = sha256(await readFile(file));
      await truncate(file, 20_000);
      const cut = sha256(await readFile(file));
      await edit(join(one.folder, 'bundle/manifest.json'), (text) => text.replace(whole, cut));
    });
    const options = ['--bundle', 'bundle', '--as', prepared.profile, '--dacfx', dacfx, '--json'];
    const { status, stdout } = await hartonomous(['plan', ...options], { cwd: folder });
    const error = eventsOf(stdout).find((event) => event.event === 'failed')?.error;
    expect({ status, code: error?.code }).toEqual({ status: 2, code: 'DACPAC_UNREADABLE' });
    expect(error?.what).toContain('schema.dacpac');
  });

  it('refuses a target that lies elsewhere, though it is called and looks the same', async () => {
    const outcome = await attempt(async (one) => {
      await mkdir(join(one.folder, 'target'));
      one.extra = ['--rehearsal', 'target'];
    });
    expect(outcome.what).toMatch(/--rehearsal is given twice/);
    const options = [
      '--bundle',
      'bundle',
      '--plan',
      'plan.json',
      '--approve',
      prepared.digest,
      '--rehearsal',
      'target',
    ];
    const elsewhere = await hartonomous(['apply', ...options, '--as', prepared.profile], {
      cwd: outcome.folder,
    });
    expect(elsewhere.status).toBe(3);
    expect(elsewhere.stdout).toMatch(/PLAN_OF_OTHER_OPTIONS[\s\S]*target was rehearsal:/);
  });

  it('refuses a target that has moved since the plan was made, and says in what', async () => {
    const outcome = await attempt(async () => {
      await mkdir(join(target(), 'log'), { recursive: true });
      const effect = { kind: 'seed', name: 'other', sha256: 'x' };
      const record = {
        format: logFormat,
        sequence: 1,
        fencingToken: 1,
        at: '2026-01-01T00:00:00Z',
        kind: 'effect',
        step: 'x',
        effect,
      };
      await writeFile(join(target(), 'log/00000001.json'), JSON.stringify(record));
    });
    expect(outcome).toMatchObject({ status: 3, code: 'TARGET_MOVED' });
    expect(outcome.what).toContain('Seed other was added');
    expect(outcome.remedy).toContain('Make a new plan');
  });

  it('refuses a target that another version wrote, and says which', async () => {
    const outcome = await attempt(async () => {
      await mkdir(join(target(), 'log'), { recursive: true });
      const record = { sequence: 1, fencingToken: 1, at: '2026-01-01T00:00:00Z', kind: 'release' };
      await writeFile(join(target(), 'log/00000001.json'), JSON.stringify(record));
    });
    expect(outcome).toMatchObject({ status: 4, code: 'TARGET_BROKEN' });
    expect(outcome.what).toContain(`has format 1 at`);
    expect(outcome.remedy).toContain('the version that wrote it');
  });

  it('refuses a damaged target and names the file', async () => {
    const outcome = await attempt(async () => {
      await mkdir(join(target(), 'log'), { recursive: true });
      await writeFile(join(target(), 'log/00000001.json'), '{"seq');
    });
    expect(outcome).toMatchObject({ status: 4, code: 'TARGET_BROKEN' });
    expect(outcome.what).toContain('00000001.json');
  });

  it('does nothing the second time, and says so', async () => {
    const { folder } = await attempt(() => undefined);
    const options = [
      '--bundle',
      'bundle',
      '--plan',
      'plan.json',
      '--approve',
      prepared.digest,
      '--rehearsal',
      target(),
    ];
    const again = await hartonomous(['apply', ...options, '--as', prepared.profile], { cwd: folder });
    expect(again.status).toBe(0);
    expect(again.stdout).toContain('Nothing to do');
  });
});
