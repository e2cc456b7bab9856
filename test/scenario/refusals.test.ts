import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, hartonomous } from '../support/cli.ts';
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
    const files = ['--bundle', one.bundle, '--plan', one.plan, '--approve', one.approve];
    const { status, stdout, stderr } = await hartonomous(['apply', ...files, ...options], { cwd: folder });
    const error = eventsOf(stdout).find((event) => event.event === 'failed')?.error;
    return { status, code: error?.code, what: error?.what ?? stderr, remedy: error?.remedy, folder };
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
