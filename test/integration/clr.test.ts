import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRoutine, declareRoutine } from '../../src/build/bindings.ts';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { AssemblyMetadata, ClrRuntime, SqlValue } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { copyProject } from '../support/project.ts';
import fc from '../support/properties.ts';
import { temporaryFolder } from '../support/temporary.ts';

const projects = ['clr/core/core.csproj'];
const float32 = (...numbers: readonly number[]): SqlValue => ({ float32: numbers });

describe('the CLR library', () => {
  let clr: ClrRuntime;
  let folder: string;
  let library: AssemblyMetadata;
  let path: string;

  beforeAll(async () => {
    clr = openClr();
    folder = await temporaryFolder();
    await buildClr({ projectRoot: root, projects }, folder, { processes, clr });
    library = (await readAssemblies(folder))[0] as AssemblyMetadata;
    path = join(folder, 'Hartonomous.Clr.Core.dll');
  });

  const dot = async (left: SqlValue, right: SqlValue) =>
    clr.call({
      path,
      sha512: library.sha512,
      class: 'Hartonomous.Clr.VectorFunctions',
      method: 'VectorDotProduct',
      arguments: [left, right],
    });

  it('is the same to the byte when it is built in another folder, outside of git', async () => {
    const elsewhere = await copyProject(await temporaryFolder(), root);
    const output = await temporaryFolder();
    await buildClr({ projectRoot: elsewhere.folder, projects }, output, { processes, clr });
    const again = (await readAssemblies(output))[0];
    expect(again?.sha512).toBe(library.sha512);
    expect(again?.mvid).toBe(library.mvid);
  });

  it('is described by its own metadata', async () => {
    expect(library).toMatchObject({
      name: 'Hartonomous.Clr.Core',
      version: '1.0.0.0',
      permissionSet: 'SAFE',
    });
    expect(library.references.map(({ name }) => name).sort()).toEqual(['System', 'System.Data', 'mscorlib']);
    expect(library.sha512).toBe(
      createHash('sha512')
        .update(await readFile(path))
        .digest('hex'),
    );
  });

  it('has its bindings made from its attributes', () => {
    const routine = library.routines.find(({ name }) => name === 'clr_VectorDotProduct');
    if (routine === undefined) throw new Error('no routine');
    const signature =
      'CREATE FUNCTION [dbo].[clr_VectorDotProduct] (@left VARBINARY(8000), @right VARBINARY(8000))\nRETURNS FLOAT\n';
    const target = '[Hartonomous.Clr.Core].[Hartonomous.Clr.VectorFunctions].[VectorDotProduct]';
    expect(createRoutine(library, routine)).toBe(`${signature}AS EXTERNAL NAME ${target};`);
    expect(declareRoutine(routine)).toBe(`${signature}AS\nBEGIN\n    RETURN NULL;\nEND;`);
  });

  it('is called by its exact bytes: one flipped bit refuses the call', async () => {
    const copy = join(folder, 'flipped.dll');
    await cp(path, copy);
    const other = library.sha512.startsWith('0') ? '1' : '0';
    const call = { sha512: `${other}${library.sha512.slice(1)}`, class: 'x', method: 'y', arguments: [] };
    await expect(clr.call({ ...call, path: copy })).rejects.toMatchObject({ code: 'BUNDLE_TAMPERED' });
  });

  it.each<[string, SqlValue, SqlValue, SqlValue]>([
    ['two vectors', float32(3, 4), float32(3, 4), 25],
    ['vectors given as bytes, little-endian', '0x0000404000008040', float32(1, 1), 7],
    ['empty vectors', '0x', '0x', 0],
    ['NULL on the left', null, float32(1), null],
    ['NULL on the right', float32(1), null, null],
    ['NULL on both sides', null, null, null],
  ])('multiplies %s', async (_, left, right, expected) => {
    expect(await dot(left, right)).toBe(expected);
  });

  it.each<[string, SqlValue, SqlValue]>([
    ['vectors of different length', float32(1, 2), float32(1)],
    ['bytes that are no whole vector', '0x000000', '0x000000'],
  ])('refuses %s with both lengths in the message', async (_, left, right) => {
    await expect(dot(left, right)).rejects.toMatchObject({
      code: 'CLR_CALL_FAILED',
      message: expect.stringMatching(/\d+ bytes and the right one \d+/),
    });
  });

  it('agrees with a sum in double precision for vectors of every length up to 1998', async () => {
    const component = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const vectors = fc.array(fc.tuple(component, component), { minLength: 1, maxLength: 1998, size: 'max' });
    await fc.assert(
      fc.asyncProperty(vectors, async (pairs) => {
        const expected = pairs.reduce((sum, [a, b]) => sum + a * b, 0);
        const actual = await dot(float32(...pairs.map(([a]) => a)), float32(...pairs.map(([, b]) => b)));
        // The .NET host sends 0 for -0, which SQL Server's FLOAT compares as equal.
        expect((actual as number) - expected).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
