import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/engine/doctor/diagnosis.ts';
import { dacfx, eventsOf, hartonomous, profile, root } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
});

async function doctor(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const ended = await hartonomous(['doctor', '--json', ...args], env === undefined ? { cwd } : { cwd, env });
  const events = eventsOf(ended.stdout);
  const settings = events.find((event) => event.event === 'settings')?.settings ?? [];
  const diagnoses = events.filter((event) => event.event === 'diagnosis');
  return {
    ...{ status: ended.status, events, settings },
    of: (subject: string): Diagnosis | undefined => diagnoses.find((one) => one.subject === subject),
    missing: diagnoses.filter(({ outcome }) => outcome === 'missing').map(({ subject }) => subject),
  };
}

const able = ['--dacfx', dacfx, '--as', profile];

describe('hartonomous doctor', () => {
  it('finds everything on a machine that the toolkit was set up on, and leaves nothing behind', async () => {
    const { status, missing, of } = await doctor(able);
    expect(missing).toEqual([]);
    expect(status).toBe(0);
    expect(of('Node.js')?.found).toBe(process.versions.node);
    expect(of('.NET SDK')?.found).toMatch(/^\d+\.\d+\.\d+/);
    expect(of('DacFx')?.found).toMatch(new RegExp(`^[\\d.]+ in .*, builds ${profile} as Sql1\\d0$`));
    expect(of('SQL CLR host')?.found).toContain('runs');
    expect(of('disk space')?.found).toMatch(/^\d+\.\d GiB free for build$/);
    expect(of('git commit')).toMatchObject({ outcome: 'note' });
    expect(await readdir(cwd)).toEqual([]);
  });

  it('tells for each input which value counts, where it comes from, and what that beats', async () => {
    await mkdir(join(cwd, 'config'));
    await writeFile(join(cwd, 'config', 'base.json'), '{\n  "database": "FromBase",\n  "verbose": true\n}');
    await writeFile(join(cwd, 'config', 'staging.json'), '{ "database": "FromStaging" }');
    const env = { ...process.env, HARTONOMOUS_DATABASE: 'FromVariable', HARTONOMOUS_ENVIRONMENT: 'staging' };
    const { settings, of } = await doctor([...able, '--database', 'FromOption'], env);
    expect(settings).toEqual(
      expect.arrayContaining([
        {
          name: 'database',
          value: 'FromVariable',
          origin: 'HARTONOMOUS_DATABASE',
          over: ['--database', 'config/staging.json:1', 'config/base.json:2'],
        },
        { name: 'verbose', value: true, origin: 'config/base.json:3', over: [] },
        { name: 'environment', value: 'staging', origin: 'HARTONOMOUS_ENVIRONMENT', over: [] },
        { name: 'skip', value: [], origin: 'default', over: [] },
        { name: 'bundle', value: null, origin: 'not set', over: [] },
      ]),
    );
    expect(of('configuration')?.found).toBe('config/base.json, config/staging.json');
  });

  it.each<[string, readonly string[], NodeJS.ProcessEnv | undefined, string, RegExp, RegExp]>([
    [
      'no DacFx is named',
      [],
      undefined,
      'DacFx',
      /no folder is named/,
      /--dacfx, HARTONOMOUS_DACFX or "dacfx"/,
    ],
    [
      'its folder is not there',
      ['--dacfx', 'nowhere'],
      undefined,
      'DacFx',
      /nowhere is not there/,
      /with --dacfx/,
    ],
    [
      'its folder holds something else',
      ['--dacfx', '.'],
      undefined,
      'DacFx',
      /lacks Microsoft/,
      /with --dacfx/,
    ],
    [
      'the DacFx cannot build for the host',
      ['--dacfx', dacfx, '--as', 'sql2025-linux'],
      undefined,
      profile === 'sql2025-linux' ? 'nothing' : 'DacFx',
      /cannot build for sql2025-linux/,
      /Name a folder with DacFx 170/,
    ],
    ['there is no dotnet', able, { PATH: '/nowhere' }, '.NET SDK', /ENOENT/, /Install the \.NET SDK 10/],
    [
      'the rehearsal folder is no folder',
      [...able, '--rehearsal', import.meta.filename],
      undefined,
      'target',
      /a file is where a folder should be/,
      /name another folder/,
    ],
  ])('ends with status 2 and a remedy when %s', async (_, args, env, subject, found, remedy) => {
    const { status, missing, of } = await doctor(args, env);
    // With a DacFx that knows every platform there is nothing to miss.
    if (subject === 'nothing') return expect({ status, missing }).toEqual({ status: 0, missing: [] });
    expect(missing).toContain(subject);
    expect(of(subject)?.found).toMatch(found);
    expect(of(subject)?.remedy).toMatch(remedy);
    expect(status).toBe(2);
  });

  it('misses the hosts when the program was copied without them', async () => {
    const build = join(root, 'build');
    await cp(join(build, 'cli'), join(cwd, 'cli'), { recursive: true });
    const copy = join(cwd, 'cli', 'hartonomous.mjs');
    const { stdout, status } = await hartonomous(['doctor', ...able, '--json'], { cwd, program: copy });
    const found = eventsOf(stdout)
      .filter((event) => event.event === 'diagnosis' && event.outcome === 'missing')
      .map((event) => ('found' in event ? event.found : ''));
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/hartonomous-dacfx-host\.dll is not there$/);
    expect(found[1]).toMatch(/cannot be examined without the DacFx host$/);
    expect(found[2]).toMatch(/hartonomous-sqlclr-host\.dll is not there$/);
    expect(status).toBe(2);
  });

  it('prints aligned tables within a hundred columns, without colours where there is no terminal', async () => {
    const { stdout } = await hartonomous(['doctor', '--as', profile], { cwd });
    expect(stdout).toMatch(/^Inputs\n {2}environment +local +default\n/m);
    expect(stdout).toMatch(/\n {2}missing {2}DacFx {10}no folder is named\n {26}Install SqlPackage/);
    expect(stdout.split('\n').filter((line) => line.length > 100 && !line.includes(dirname(cwd)))).toEqual(
      [],
    );
    expect(stdout).not.toContain('\u001B');
  });
});

describe('a configuration that cannot be used', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'is no JSON',
      { 'base.json': '{ "database": ' },
      'CONFIG_UNREADABLE',
      'config/base.json: ends in the middle',
    ],
    [
      'has an unknown key',
      { 'base.json': '{\n  "databse": "x"\n}' },
      'INPUT_INVALID',
      "config/base.json:2:3: 'databse' is no input (did you mean database?)",
    ],
  ])('stops every command before it begins when it %s', async (_, files, code, fault) => {
    await mkdir(join(cwd, 'config'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, 'config', name), text);
    for (const command of ['rehearse', 'doctor']) {
      const env = { ...process.env, HARTONOMOUS_JSON: 'true' };
      const { status, stdout } = await hartonomous([command, ...able], { cwd, env });
      const error = eventsOf(stdout).find((event) => event.event === 'failed')?.error;
      expect({ status, code: error?.code, file: error?.place?.file }).toEqual({
        ...{ status: 2, code, file: 'config/base.json' },
      });
      expect(error?.what).toContain(fault);
    }
    expect(await readdir(cwd)).toEqual(['config']);
  });

  it('is a folder where a file should be, or a file that an option asks for and that is not there', async () => {
    await mkdir(join(cwd, 'config', 'base.json'), { recursive: true });
    const { status, stderr } = await hartonomous(['doctor', '--environment', 'staging'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('config/base.json: cannot be read: it is a folder');
    expect(stderr).toContain('config/staging.json: does not exist, but --environment asks for it');
  });
});
