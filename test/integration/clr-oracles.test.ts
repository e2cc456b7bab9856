import { beforeAll, describe, expect, it } from 'vitest';
import type { SqlValue } from '../../src/ports/clr-runtime.ts';
import { type CoreLibrary, components, float32, openCoreLibrary } from '../support/core-library.ts';
import { type Oracles, openOracles } from '../support/oracles.ts';
import fc from '../support/properties.ts';

type Numbers = readonly number[];

/** Of one size, in steps that float32 holds: what is compared are the algorithms, not how either side rounds its input. */
const number = fc.integer({ min: -4096, max: 4096 }).map((steps) => steps / 64);
const positive = fc.integer({ min: 1, max: 4096 }).map((steps) => steps / 64);
const numbers = (minLength: number, of = number): fc.Arbitrary<Numbers> =>
  fc.array(of, { minLength, maxLength: 12 });
const pairs = fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 12 });
const matrix = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const varies = (x: Numbers): boolean => new Set(x).size > 1;

function expectClose(actual: Numbers, expected: Numbers, tolerance: number): void {
  const scale = Math.max(1e-300, ...expected.map(Math.abs));
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of actual.entries()) {
    expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(tolerance * scale);
  }
}

describe('the CLR library and MathNet.Numerics', () => {
  let core: CoreLibrary;
  let ask: Oracles;

  beforeAll(async () => {
    [core, ask] = await Promise.all([openCoreLibrary(), openOracles()]);
  });

  const aggregate = async (name: string, rows: readonly (readonly SqlValue[])[]): Promise<number> =>
    (await core.aggregate(name, rows)).value as number;

  it('agree on the singular values of a matrix', async () => {
    await fc.assert(
      fc.asyncProperty(matrix, async (rows) => {
        const triples = await core.rows(
          'clr_SvdDecompose',
          float32(rows.flat()),
          rows.length,
          rows[0]?.length ?? 0,
          99,
        );
        expectClose(
          triples.map(([, value]) => value as number),
          await ask('singularValues', { rows }),
          1e-13,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('agree on the Fourier transform of a signal of any length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 70 }), async (x) => {
        const bins = await core.rows('clr_FastFourierTransform', float32(x));
        const all = await ask('fourier', { x });
        expectClose(
          bins.flatMap(([, real, imaginary]) => [real as number, imaginary as number]),
          all.slice(0, 2 * bins.length),
          1e-12,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('agree on the covariance of vectors', async () => {
    await fc.assert(
      fc.asyncProperty(matrix, async (rows) => {
        const { value } = await core.aggregate(
          'VectorCovariance',
          rows.map((row) => [float32(row)]),
        );
        expectClose(components(value), await ask('covariance', { rows }), 1e-7);
      }),
      { numRuns: 40 },
    );
  });

  it('agree on the direction in which vectors vary most, where there is one', async () => {
    await fc.assert(
      fc.asyncProperty(matrix, async (rows) => {
        const means = (rows[0] ?? []).map(
          (_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / rows.length,
        );
        const centred = rows.map((row) => row.map((a, i) => a - (means[i] ?? 0)));
        const [first = 0, second = 0] = await ask('singularValues', { rows: centred });
        fc.pre(first > 1.05 * second);
        const axis = await ask('principalAxis', { rows });
        const largest = axis.reduce((best, a) => (Math.abs(a) > Math.abs(best) * (1 + 1e-9) ? a : best), 0);
        const { value } = await core.aggregate(
          'PrincipalComponent',
          rows.map((row) => [float32(row)]),
        );
        const oriented = axis.map((a) => a * Math.sign(largest));
        const given = components(value);
        // Two components of nearly one size may have changed places as the largest.
        const sign = Math.sign(given.reduce((sum, a, i) => sum + a * (oriented[i] ?? 0), 0));
        expectClose(
          given,
          oriented.map((a) => sign * a),
          1e-6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, string, fc.Arbitrary<Numbers>]>([
    ['ExactVariance', 'variance', numbers(2)],
    ['Skewness', 'skewness', numbers(3).filter(varies)],
    ['Kurtosis', 'kurtosis', numbers(4).filter(varies)],
    ['GeometricMean', 'geometricMean', numbers(1, positive)],
    ['HarmonicMean', 'harmonicMean', numbers(1, positive)],
  ])('agree on %s', async (name, question, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (x) => {
        const value = await aggregate(
          name,
          x.map((a) => [a]),
        );
        const [expected = Number.NaN] = await ask(question, { x });
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }),
      { numRuns: 60 },
    );
  });

  it('agree on percentiles', async () => {
    await fc.assert(
      fc.asyncProperty(numbers(1), fc.integer({ min: 0, max: 20 }), async (x, twentieths) => {
        const at = twentieths / 20;
        const [expected = Number.NaN] = await ask('quantile', { x, at });
        expect(
          await aggregate(
            'Percentile',
            x.map((a) => [a, at]),
          ),
        ).toBeCloseTo(expected, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('agree on correlation, rank correlation and the line through points', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async (points) => {
        const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)];
        fc.pre(varies(x) && varies(y));
        const rows = points.map(([a, b]) => [b, a]);
        const [correlation = Number.NaN] = await ask('correlation', { x, y });
        const [spearman = Number.NaN] = await ask('spearman', { x, y });
        const [slope = Number.NaN, intercept = Number.NaN] = await ask('line', { x, y });
        expect(await aggregate('Correlation', rows)).toBeCloseTo(correlation, 10);
        expect(await aggregate('SpearmanCorrelation', rows)).toBeCloseTo(spearman, 10);
        expect(await aggregate('RegressionR2', rows)).toBeCloseTo(correlation ** 2, 10);
        expectClose(
          [await aggregate('RegressionSlope', rows), await aggregate('RegressionIntercept', rows)],
          [slope, intercept],
          1e-9,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('the CLR library and Newtonsoft.Json', () => {
  let core: CoreLibrary;
  let ask: Oracles;

  beforeAll(async () => {
    [core, ask] = await Promise.all([openCoreLibrary(), openOracles()]);
  });

  it('read the same numbers from an array, however they are written', async () => {
    const written = fc
      .tuple(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('plain', 'exponent', 'digits'),
      )
      .map(([value, form]) =>
        form === 'plain'
          ? JSON.stringify(value)
          : form === 'exponent'
            ? value.toExponential()
            : value.toPrecision(17),
      );
    const space = fc.constantFrom('', ' ', '\n', '\t ');
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 20 }), space, async (texts, gap) => {
        const text = `${gap}[${gap}${texts.join(`${gap},${gap}`)}${gap}]${gap}`;
        const given = components(await core.call('clr_JsonFloatArrayToBytes', text));
        // JSON has no sign of zero.
        expect(given.map((a) => a + 0)).toEqual((await ask('floats', { text })).map((a) => a + 0));
      }),
      { numRuns: 80 },
    );
  });
});
