import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { AssemblyMetadata, ClrRoutine, ClrRuntime, SqlValue } from '../../src/ports/clr-runtime.ts';
import type { ClrCheck } from '../../src/verify/check.ts';
import { clrChecks } from '../../src/verify/clr-checks.ts';
import { evaluateClrCheck } from '../../src/verify/clr-evaluation.ts';
import { sameValue } from '../../src/verify/same-value.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { copyProject } from '../support/project.ts';
import fc from '../support/properties.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Vector = readonly number[];
const float32 = (numbers: Vector): SqlValue => ({ float32: numbers });
const component = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 });
const vectors = (count: number) =>
  fc.integer({ min: 1, max: 40 }).chain((size) =>
    fc.array(fc.array(component, { minLength: size, maxLength: size }), {
      minLength: count,
      maxLength: count,
    }),
  );

const zip = (x: Vector, y: Vector, f: (a: number, b: number) => number): Vector =>
  x.map((a, i) => f(a, y[i] ?? 0));
const total = (x: Vector): number => x.reduce((sum, a) => sum + a, 0);
const norm = (x: Vector): number => Math.hypot(...x);
const direct = (x: Vector): Vector | null => (norm(x) === 0 ? null : x.map((a) => a / norm(x)));

/** Each function again, in other words: what it should give for two vectors and a number. */
const references: Readonly<
  Record<
    string,
    readonly [arity: 'x' | 'xy' | 'xyt' | 'xt', (x: Vector, y: Vector, t: number) => number | Vector | null]
  >
> = {
  clr_VectorDotProduct: ['xy', (x, y) => total(zip(x, y, (a, b) => a * b))],
  clr_DotProduct: ['xy', (x, y) => total(zip(x, y, (a, b) => a * b))],
  clr_VectorEuclideanDistance: ['xy', (x, y) => norm(zip(x, y, (a, b) => a - b))],
  clr_EuclideanDistance: ['xy', (x, y) => norm(zip(x, y, (a, b) => a - b))],
  clr_VectorNorm: ['x', norm],
  clr_VectorizedMean: ['x', (x) => total(x) / x.length],
  clr_VectorArgMax: ['x', (x) => x.findIndex((a) => x.every((b) => b <= a))],
  clr_VectorAdd: ['xy', (x, y) => zip(x, y, (a, b) => a + b)],
  clr_VectorSubtract: ['xy', (x, y) => zip(x, y, (a, b) => a - b)],
  clr_VectorScale: ['xt', (x, _, t) => x.map((a) => a * t)],
  clr_VectorLerp: ['xyt', (x, y, t) => zip(x, y, (a, b) => a + t * (b - a))],
  clr_VectorNormalize: ['x', direct],
  clr_VectorSoftmax: ['x', (x) => x.map((a) => 1 / total(x.map((b) => Math.exp(b - a))))],
};

describe('the functions of the CLR library', () => {
  let clr: ClrRuntime;
  let library: AssemblyMetadata;
  let path: string;

  beforeAll(async () => {
    clr = openClr();
    const folder = await temporaryFolder();
    // A copy: test files run side by side, and two builds in one folder disturb each other.
    const { folder: projectRoot } = await copyProject(await temporaryFolder(), root);
    await buildClr({ projectRoot, projects: ['clr/core/core.csproj'] }, folder, { processes, clr });
    library = (await readAssemblies(folder))[0] as AssemblyMetadata;
    path = join(folder, 'Hartonomous.Clr.Core.dll');
  });

  const routine = (name: string): ClrRoutine => {
    const found = library.routines.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no routine ${name}`);
    return found;
  };
  const target = (name: string) => ({ path, sha512: library.sha512, class: routine(name).class });
  const method = (name: string) => ({ ...target(name), method: routine(name).method ?? '' });
  const call = async (name: string, ...values: readonly SqlValue[]) =>
    clr.call({ ...method(name), arguments: values });

  it('are at least sixty, with the seventy-five aggregates that the deployment guide expects', () => {
    const count = (kind: string): number => library.routines.filter((one) => one.kind === kind).length;
    expect(count('scalar-function') + count('table-function')).toBeGreaterThanOrEqual(60);
    expect(count('aggregate')).toBeGreaterThanOrEqual(75);
  });

  it('all have value checks, and pass them', async () => {
    const folder = join(root, 'sql/verify/clr');
    const known = (file: string): boolean => library.routines.some(({ name }) => file === `${name}.json`);
    const files = (await readdir(folder)).filter(known);
    // Nothing but a server has a context connection.
    const callable = library.routines.filter(({ dataAccess }) => dataAccess !== 'read');
    expect(files.sort()).toEqual(callable.map(({ name }) => `${name}.json`).sort());
    const checks: readonly ClrCheck[] = (
      await Promise.all(
        files.map(async (file) => clrChecks(await readFile(join(folder, file), 'utf8'), file, [library])),
      )
    ).flat();
    const failed = [];
    for (const check of checks) {
      const { outcome, evidence } = await evaluateClrCheck(check, { path, sha512: library.sha512 }, clr);
      if (outcome !== 'passed') failed.push(`${check.id}: ${evidence}`);
    }
    expect(failed).toEqual([]);
  });

  it('fail a check whose value is wrong', async () => {
    const text = JSON.stringify({
      routine: 'dbo.VectorSum',
      cases: [{ name: 'x', aggregate: [[{ float32: [1] }]], expected: { float32: [2] } }],
    });
    const [check] = clrChecks(text, 'x.json', [library]);
    const finding = await evaluateClrCheck(check as ClrCheck, { path, sha512: library.sha512 }, clr);
    expect(finding).toMatchObject({
      outcome: 'failed',
      evidence: expect.stringContaining('after merging two halves'),
    });
  });

  it.each(Object.entries(references))('%s agrees with its definition', async (name, [arity, reference]) => {
    await fc.assert(
      fc.asyncProperty(
        vectors(2),
        fc.double({ min: -2, max: 2, noNaN: true }),
        async ([x = [], y = []], t) => {
          const given = {
            x: [float32(x)],
            xy: [float32(x), float32(y)],
            xt: [float32(x), t],
            xyt: [float32(x), float32(y), t],
          }[arity];
          const expected = reference(x, y, t);
          const actual = await call(name, ...given);
          if (typeof expected === 'number') {
            // Sums lose what their terms have in common, so the size of the terms decides, not that of the sum.
            const scale = Math.max(norm(x), norm(y)) ** (name.endsWith('DotProduct') ? 2 : 1);
            expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(1e-12 * scale);
          } else {
            const scale = Math.max(1, norm(x), norm(y)) / Math.max(1e-30, ...(expected ?? []).map(Math.abs));
            expect(
              sameValue(
                actual,
                expected === null ? null : float32(expected),
                expected === null ? 0 : 1e-6 * Math.max(1, scale),
              ),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('give the cosine of the angle, from -1 to 1', async () => {
    await fc.assert(
      fc.asyncProperty(vectors(2), async ([x = [], y = []]) => {
        fc.pre(norm(x) > 1e-3 && norm(y) > 1e-3);
        const expected = total(zip(direct(x) ?? [], direct(y) ?? [], (a, b) => a * b));
        expect(
          Math.abs(((await call('clr_VectorCosineSimilarity', float32(x), float32(y))) as number) - expected),
        ).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it('carry every vector through JSON and back without losing a bit', async () => {
    const any = fc.float({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 30 }), async (x) => {
        const json = (await call('clr_BytesToFloatArrayJson', float32(x))) as string;
        expect((JSON.parse(json) as number[]).map(Math.fround)).toEqual(
          x.map((a) => (Object.is(a, -0) ? JSON.parse(json)[x.indexOf(a)] : a)),
        );
        expect(
          sameValue(
            await call('clr_JsonFloatArrayToBytes', json),
            await call('clr_VectorScale', float32(x), 1),
            0,
          ),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['', '1', '[1', '[1,]', '[1 2]', '["1"]', '[null]', '[1e99]', '[NaN]', '[+1]', '[1.]', '{}'])(
    'refuse %j as a vector in JSON',
    async (json) => {
      await expect(call('clr_JsonFloatArrayToBytes', json)).rejects.toMatchObject({
        code: 'CLR_CALL_FAILED',
      });
    },
  );

  it('walk the whole cube along the Hilbert curve, one step at a time', async () => {
    const side = 8;
    const points: number[][] = [];
    for (let index = 0; index < side ** 3; index++) {
      const [row] = await clr.rows({ ...method('clr_InverseHilbert3D'), arguments: [index, 3] });
      points.push(row as number[]);
    }
    const steps = points
      .slice(1)
      .map((point, i) => total(point.map((a, axis) => Math.abs(a - (points[i]?.[axis] ?? 0)))));
    expect(new Set(steps)).toEqual(new Set([1]));
    expect(new Set(points.map(String)).size).toBe(side ** 3);
  });

  it('find the place of every point on the Hilbert curve again', async () => {
    const coordinate = fc.integer({ min: 0, max: 2 ** 21 - 1 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(coordinate, coordinate, coordinate), async (point) => {
        const index = await call('clr_Hilbert3D', ...point, 21);
        expect(await clr.rows({ ...method('clr_InverseHilbert3D'), arguments: [index, 21] })).toEqual([
          point,
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, readonly SqlValue[]]>([
    ['clr_Hilbert3D', [2, 0, 0, 1]],
    ['clr_Hilbert3D', [-1, 0, 0, 4]],
    ['clr_Hilbert3D', [0, 0, 0, 22]],
    ['clr_SpatialHash', [0, 0, 0, 0]],
    ['clr_SpatialHash', [1e9, 0, 0, 1]],
  ])('%s refuses %j', async (name, values) => {
    await expect(call(name, ...values)).rejects.toMatchObject({ code: 'CLR_CALL_FAILED' });
  });

  it('interleave the coordinates of a cell', async () => {
    const coordinate = fc.integer({ min: -1_048_576, max: 1_048_575 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(coordinate, coordinate, coordinate), async (cell) => {
        const [x = '', y = '', z = ''] = cell.map((n) => (n + 1_048_576).toString(2).padStart(21, '0'));
        const expected = BigInt(`0b${[...x].map((bit, i) => `${z[i]}${y[i]}${bit}`).join('')}`);
        const [a, b, c] = cell.map((n) => n * 2 + 1) as [number, number, number];
        expect(BigInt((await call('clr_SpatialHash', a, b, c, 2)) as number | string)).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('find the primes that trial division finds', async () => {
    const rows = await clr.rows({ ...method('clr_FindPrimes'), arguments: [0, 2000] });
    const isPrime = (n: number): boolean =>
      n > 1 &&
      !Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, i) => i + 2).some((d) => n % d === 0);
    expect(rows.map(([prime]) => prime)).toEqual(Array.from({ length: 2001 }, (_, n) => n).filter(isPrime));
  });

  it.each<[string, (columns: readonly Vector[]) => Vector]>([
    ['VectorMean', (columns) => columns.map((column) => total(column) / column.length)],
    ['VectorSum', (columns) => columns.map(total)],
    [
      'VectorMinMax',
      (columns) => [
        ...columns.map((column) => Math.min(...column)),
        ...columns.map((column) => Math.max(...column)),
      ],
    ],
  ])('%s agrees with its definition, in one group and in two merged halves', async (name, reference) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }).chain(vectors), async (rows) => {
        const { value, merged } = await clr.aggregate({
          ...target(name),
          rows: rows.map((row) => [float32(row)]),
        });
        const columns = (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? 0));
        const expected = reference(columns);
        const tolerance =
          (1e-6 * Math.max(1, ...rows.flat().map(Math.abs))) / Math.max(1e-30, ...expected.map(Math.abs));
        expect(sameValue(value, float32(expected), Math.max(1e-6, tolerance))).toBe(true);
        expect(sameValue(merged, float32(expected), Math.max(1e-6, tolerance))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('refuse to aggregate vectors of different dimension', async () => {
    const rows = [[float32([1])], [float32([1, 2])]];
    await expect(clr.aggregate({ ...target('VectorSum'), rows })).rejects.toMatchObject({
      code: 'CLR_CALL_FAILED',
      message: expect.stringContaining('dimension 1 and 2'),
    });
  });
});
