import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { Library } from '../../src/build/clr-closure.ts';
import { clrFindings } from '../../src/build/clr-lint.ts';
import { loadedOn } from '../../src/build/clr-platform.ts';
import type { ClrRuntime, ClrTarget, SqlValue } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { components, float32 } from '../support/core-library.ts';
import { copyProject } from '../support/project.ts';
import fc from '../support/properties.ts';
import { temporaryFolder } from '../support/temporary.ts';

const names = {
  core: 'Hartonomous.Clr.Core',
  extended: 'Hartonomous.Clr.Extended',
} as const;

const refused = {
  code: 'CLR_CALL_FAILED',
  evidence: { detail: 'System.UnauthorizedAccessException' },
};

describe('the extended CLR library', () => {
  let clr: ClrRuntime;
  let assemblies: readonly Library[];
  let folder: string;

  beforeAll(async () => {
    clr = openClr();
    folder = await temporaryFolder();
    const { folder: projectRoot } = await copyProject(await temporaryFolder(), root);
    const projects = ['clr/core/core.csproj', 'clr/extended/extended.csproj'];
    await buildClr({ projectRoot, projects }, folder, { processes, clr });
    assemblies = await readAssemblies(folder);
  });

  const target = (library: keyof typeof names, className: string): ClrTarget => {
    const file = (name: string) => ({ name, path: join(folder, `${name}.dll`) });
    const all = assemblies.map(({ name, sha512 }) => ({ ...file(name), sha512 }));
    const found = all.find(({ name }) => name === names[library]);
    if (found === undefined) throw new Error(`${names[library]} was not built`);
    const { path, sha512 } = found;
    const dependencies = all.filter((one) => one !== found);
    return { path, sha512, class: `Hartonomous.Clr.${className}`, dependencies };
  };
  const call = async (className: string, method: string, ...values: readonly SqlValue[]): Promise<SqlValue> =>
    clr.call({ ...target('extended', className), method, arguments: values });
  const files = async (method: string, ...values: readonly SqlValue[]) =>
    call('GuardedFiles', method, ...values);

  it('is for Windows alone, and brings its chain in the versions that it references', () => {
    const loaded = (host: 'linux' | 'windows'): readonly string[] =>
      loadedOn(assemblies, host).map(({ name }) => name);
    expect(loaded('linux')).toEqual([names.core]);
    expect(loaded('windows')).toEqual(
      expect.arrayContaining(['System.Memory', 'System.Numerics.Vectors', names.core, names.extended]),
    );
    expect(clrFindings(assemblies, [{ name: 'sql2022-windows', host: 'windows' }])).toEqual([]);
  });

  const smallestFloat32 = 2 ** -149;

  it('gives what core gives, to the precision it promises', async () => {
    const component = fc.float({ min: -10, max: 10, noNaN: true });
    const pair = fc
      .integer({ min: 1, max: 70 })
      .chain((size) =>
        fc.tuple(
          fc.array(component, { minLength: size, maxLength: size }),
          fc.array(component, { minLength: size, maxLength: size }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(pair, async ([x, y]) => {
        const both = [float32(x), float32(y)];
        const core = async (className: string, method: string): Promise<SqlValue> =>
          clr.call({ ...target('core', className), method, arguments: both });
        const simd = async (method: string): Promise<SqlValue> =>
          call('SimdVectorFunctions', method, ...both);
        const size = x.reduce((sum, a, i) => sum + Math.abs(a * (y[i] ?? 0)), 0);
        const dot = await core('VectorFunctions', 'VectorDotProduct');
        expect(Math.abs(((await simd('VectorDotProduct')) as number) - (dot as number))).toBeLessThanOrEqual(
          // A product below the smallest float32 is lost whole, whatever it is relative to the sum.
          2e-6 * size + x.length * smallestFloat32,
        );
        const distance = (await core('VectorFunctions', 'VectorEuclideanDistance')) as number;
        expect(Math.abs(((await simd('VectorEuclideanDistance')) as number) - distance)).toBeLessThanOrEqual(
          2e-6 * Math.max(1, distance),
        );
        expect(components(await simd('VectorAdd'))).toEqual(
          components(await core('VectorTransforms', 'VectorAdd')),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('writes and reads files below an allowed folder, and deletes them', async () => {
    const allowed = await temporaryFolder();
    const file = join(allowed, 'note.txt');
    expect(await files('FileExists', allowed, file)).toBe(false);
    expect(await files('WriteText', allowed, file, 'grün')).toBe(5);
    expect(await readFile(file, 'utf8')).toBe('grün');
    expect(await files('ReadText', allowed, file)).toBe('grün');
    expect(await files('WriteBytes', allowed, file, '0x00FF')).toBe(2);
    expect(await files('ReadBytes', allowed, file)).toBe('0x00FF');
    expect(await files('DirectoryExists', allowed, allowed)).toBe(true);
    expect(await files('Delete', allowed, file)).toBe(true);
    expect(await files('Delete', allowed, file)).toBe(false);
    expect(await files('ReadText', allowed, file)).toBeNull();
    expect(await files('ReadText', allowed, null)).toBeNull();
  });

  it.each<[string, (allowed: string) => string]>([
    ['a file beside the folder', (allowed) => `${allowed}-other/x`],
    ['a way out of the folder', (allowed) => `${allowed}/../x`],
    ['a way out behind a folder', (allowed) => `${allowed}/a/../../x`],
    ['a relative path', () => 'x'],
    ['a stream within a file', (allowed) => `${allowed}/x:hidden`],
    ['a device path', (allowed) => `\\\\?\\${allowed}\\x`],
    ['a name with a zero character', (allowed) => `${allowed}/x\0y`],
    ['a link that leads out', (allowed) => `${allowed}/link/x`],
  ])('refuses %s', async (_, path) => {
    const folders = await temporaryFolder();
    const allowed = join(folders, 'allowed');
    await mkdir(allowed);
    await symlink(folders, join(allowed, 'link'));
    await writeFile(join(folders, 'x'), 'secret');
    for (const method of ['ReadText', 'FileExists', 'DirectoryExists', 'Delete']) {
      await expect(files(method, allowed, path(allowed))).rejects.toMatchObject(refused);
    }
    expect(await readFile(join(folders, 'x'), 'utf8')).toBe('secret');
  });

  it('allows nothing without a list', async () => {
    await expect(files('FileExists', null, '/tmp')).rejects.toMatchObject(refused);
  });

  const run = async (
    executable: string,
    args: readonly string[],
    options: Partial<Record<'programs' | 'paths' | 'folder', string>> = {},
  ) =>
    clr.call({
      ...target('extended', 'GuardedPrograms'),
      method: 'RunToText',
      arguments: [
        options.programs ?? process.execPath,
        options.paths ?? root,
        executable,
        JSON.stringify(args),
        options.folder ?? root,
        20,
      ],
    });

  it('hands each argument to a program as it is', async () => {
    const argument = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
    const awkward = fc.oneof(argument, fc.stringMatching(/^[\\" a;&|$`'*]{0,8}$/));
    const echo = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { maxLength: 5 }), async (args) => {
        const text = String(await run(process.execPath, ['-e', echo, '--', ...args]));
        const [line = ''] = text.split('\n');
        expect(JSON.parse(line.replace(/^output /, ''))).toEqual(args);
      }),
      { numRuns: 30 },
    );
  });

  it('tells the lines of both streams and the exit status', async () => {
    const text = String(
      await run(process.execPath, ['-e', 'console.log("a"); console.error("b"); process.exit(3)']),
    );
    expect(text.split('\n').sort()).toEqual(['error b', 'exit 3', 'output a']);
  });

  it.each<[string, string, Parameters<typeof run>[2]]>([
    ['a program that is not on the list', '/bin/sh', {}],
    [
      'a program that is only below a folder on the list',
      process.execPath,
      { programs: join(process.execPath, '..') },
    ],
    ['a script', '/tmp/x.cmd', { programs: '/tmp/x.cmd' }],
    ['a folder that is not on the list', process.execPath, { folder: '/' }],
    ['a program by its name alone', 'node', { programs: 'node' }],
  ])('refuses to run %s', async (_, executable, options) => {
    await expect(run(executable, ['--version'], options)).rejects.toMatchObject(refused);
  });
});
