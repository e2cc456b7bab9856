import { beforeAll, describe, expect, it } from 'vitest';
import type { SqlValue } from '../../src/ports/clr-runtime.ts';
import { type CoreLibrary, float32, openCoreLibrary } from '../support/core-library.ts';
import fc from '../support/properties.ts';

type Row = readonly SqlValue[];
type Rows = fc.Arbitrary<readonly Row[]>;

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
/** Few, so that equal ones come together. */
const id = fc.integer({ min: 0, max: 6 });
const component = fc.float({ min: -1000, max: 1000, noNaN: true });
const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 2 })
  .map((some) => `0x${Buffer.from(some).toString('hex').toUpperCase()}`);
const text = fc.constantFrom('a', 'b', 'A', 'ä', '');
const vector = (dimension: number): fc.Arbitrary<SqlValue> =>
  fc.array(component, { minLength: dimension, maxLength: dimension }).map(float32);

const rowsOf = (...columns: readonly fc.Arbitrary<SqlValue>[]): Rows =>
  fc.array(fc.tuple(...columns), { minLength: 2, maxLength: 9 });
/** Vectors of one dimension, which is drawn for the group, with other columns. */
const vectors = (...others: readonly fc.Arbitrary<SqlValue>[]): Rows =>
  fc.integer({ min: 1, max: 3 }).chain((dimension) => rowsOf(vector(dimension), ...others));
const keyed = (...others: readonly fc.Arbitrary<SqlValue>[]): Rows =>
  fc.integer({ min: 1, max: 3 }).chain((dimension) => rowsOf(id, vector(dimension), ...others));
/** The last column is drawn once for the group. */
const withConstant = (
  rows: (constant: fc.Arbitrary<SqlValue>) => Rows,
  value: fc.Arbitrary<SqlValue>,
): Rows => value.chain((drawn) => rows(fc.constant(drawn)));
const series = rowsOf(id, number);
const pairs = rowsOf(number, number);
const judged = rowsOf(number, fc.boolean());

/** What the rows of each aggregate look like. */
const rowsByAggregate: Readonly<Record<string, Rows>> = {
  AreaUnderRoc: judged,
  AutocorrelationLag: withConstant((lag) => rowsOf(id, number, lag), fc.integer({ min: 0, max: 3 })),
  BitwiseAnd: rowsOf(fc.integer()),
  BitwiseOr: rowsOf(fc.integer()),
  BitwiseXor: rowsOf(fc.integer()),
  BloomFilter: rowsOf(bytes, fc.constant(8), fc.constant(3)),
  BloomUnion: rowsOf(
    fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bits) => `0x03${Buffer.from(bits).toString('hex')}`),
  ),
  BrierScore: rowsOf(fc.boolean(), unit),
  ChangePointCusum: series,
  CoefficientOfVariation: rowsOf(number),
  Correlation: pairs,
  CosineDiversity: vectors(),
  Covariance: pairs,
  DistinctEstimate: rowsOf(bytes),
  DominantFrequency: series,
  DtwDistance: rowsOf(id, number, number),
  DurbinWatson: series,
  EdgeWeightedMean: vectors(positive),
  ExactMean: rowsOf(number),
  ExactSum: rowsOf(number),
  ExactVariance: rowsOf(number),
  ExponentialMovingAverage: withConstant((alpha) => rowsOf(id, number, alpha), unit),
  GeometricMean: rowsOf(positive),
  GeometricMedian: vectors(),
  GiniCoefficient: rowsOf(positive),
  GraphComponents: rowsOf(id, id),
  GraphDensity: rowsOf(id, id),
  GraphPathSummary: rowsOf(id, id, number),
  HarmonicMean: rowsOf(positive),
  HyperLogLogSketch: rowsOf(bytes),
  HyperLogLogUnion: rowsOf(fc.integer({ min: 0, max: 9 }).map((rank) => `0x0${rank}${'00'.repeat(4095)}`)),
  InterquartileRange: rowsOf(number),
  IsolationForestAnomaly: keyed(),
  KMeansCluster: withConstant((count) => vectors(count), fc.integer({ min: 1, max: 4 })),
  KendallTau: pairs,
  KolmogorovSmirnov: judged,
  Kurtosis: rowsOf(number),
  LocalOutlierAnomaly: keyed(fc.constant(1)),
  LogLoss: rowsOf(fc.boolean(), unit),
  LogSumExp: rowsOf(number),
  Mahalanobis: fc
    .integer({ min: 1, max: 3 })
    .chain((dimension) => vector(dimension).chain((query) => rowsOf(vector(dimension), fc.constant(query)))),
  MannKendallTrend: series,
  MaximumDrawdown: series,
  MeanAbsoluteError: pairs,
  Median: rowsOf(number),
  MedianAbsoluteDeviation: rowsOf(number),
  MinHashSignature: rowsOf(bytes),
  ModeValue: rowsOf(id),
  Percentile: withConstant((fraction) => rowsOf(number, fraction), unit),
  PrincipalComponent: vectors(),
  RegressionIntercept: pairs,
  RegressionR2: pairs,
  RegressionSlope: pairs,
  RegressionStandardError: pairs,
  RootMeanSquare: rowsOf(number),
  RootMeanSquareError: pairs,
  RunningEntropy: rowsOf(text),
  SetFingerprint: rowsOf(bytes),
  SimpsonDiversity: rowsOf(text),
  Skewness: rowsOf(number),
  SpearmanCorrelation: pairs,
  StreamingSoftmax: fc.integer({ min: 1, max: 3 }).chain((dimension) => rowsOf(number, vector(dimension))),
  TimeWeightedMean: series,
  TrimmedMean: withConstant((fraction) => rowsOf(number, fraction), fc.constantFrom(0, 0.3, 0.9)),
  VectorCentroid: vectors(),
  VectorCovariance: vectors(),
  VectorDeviation: vectors(),
  VectorInertia: vectors(),
  VectorLongest: vectors(),
  VectorMax: vectors(),
  VectorMean: vectors(),
  VectorMedian: vectors(),
  VectorMedoid: vectors(),
  VectorMin: vectors(),
  VectorMinMax: vectors(),
  VectorNearestId: fc
    .integer({ min: 1, max: 3 })
    .chain((dimension) => rowsOf(id, vector(dimension), vector(dimension))),
  VectorRange: vectors(),
  VectorRms: vectors(),
  VectorShortest: vectors(),
  VectorStack: keyed(),
  VectorSum: vectors(),
  VectorVariance: vectors(),
  WeightedMean: rowsOf(number, positive),
};

describe('the aggregates of the CLR library', () => {
  let core: CoreLibrary;

  beforeAll(async () => {
    core = await openCoreLibrary();
  });

  it('are all held to the same result in any order and partition', () => {
    const aggregates = core.metadata.routines.filter(({ kind }) => kind === 'aggregate');
    expect(Object.keys(rowsByAggregate).sort()).toEqual(aggregates.map(({ name }) => name).sort());
  });

  it.each(Object.entries(rowsByAggregate))(
    '%s gives the same however its rows are ordered, partitioned and merged',
    async (name, arbitrary) => {
      const shuffled = arbitrary.chain((rows) =>
        fc.record({
          rows: fc.constant(rows),
          others: fc.shuffledSubarray([...rows], { minLength: rows.length }),
          // Two cuts at one place leave a part empty, which a server's thread may be, too.
          cuts: fc
            .array(fc.nat(rows.length), { minLength: 1, maxLength: 4 })
            .map((places) => places.toSorted((a, b) => a - b)),
        }),
      );
      await fc.assert(
        fc.asyncProperty(shuffled, async ({ rows, others, cuts }) => {
          const one = await core.aggregate(name, rows);
          const other = await core.aggregate(name, others, cuts);
          expect([one.merged, other.value, other.merged]).toEqual([one.value, one.value, one.value]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(Object.entries(rowsByAggregate))('%s leaves rows with a NULL out', async (name, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.nat(), async (rows, at) => {
        const first = rows[0] ?? [];
        const holed = first.map((value, column) => (column === at % first.length ? null : value));
        const { value } = await core.aggregate(name, rows);
        expect(await core.aggregate(name, [...rows, holed])).toMatchObject({ value });
        expect(await core.aggregate(name, [holed])).toEqual({ value: null, merged: null });
      }),
      { numRuns: 10 },
    );
  });

  const nan = '0x0000C07F';

  it.each<[string, string, readonly Row[]]>([
    [
      'vectors of different dimension',
      'VectorStack',
      [
        [1, float32([1])],
        [2, float32([1, 2])],
      ],
    ],
    [
      'two lags',
      'AutocorrelationLag',
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    ],
    [
      'two numbers of clusters',
      'KMeansCluster',
      [
        [float32([1]), 1],
        [float32([2]), 2],
      ],
    ],
    [
      'two queries',
      'Mahalanobis',
      [
        [float32([1]), float32([1])],
        [float32([2]), float32([2])],
      ],
    ],
    ['filters of different size', 'BloomUnion', [['0x0300'], ['0x030000']]],
    ['filters of different hashes', 'BloomUnion', [['0x0300'], ['0x0200']]],
  ])('refuse %s, in one group as well as in two parts', async (_, name, rows) => {
    await expect(core.aggregate(name, rows)).rejects.toMatchObject({ code: 'CLR_CALL_FAILED' });
    // Each part alone is as it should be, so Merge must find out.
    for (const row of rows) expect((await core.aggregate(name, [row, row])).value).toBeDefined();
  });

  it.each<[string, string, Row]>([
    ['a fraction above 1', 'Percentile', [1, 1.5]],
    ['a fraction of 1', 'TrimmedMean', [1, 1]],
    ['a negative weight', 'WeightedMean', [1, -1]],
    ['a negative weight', 'EdgeWeightedMean', [float32([1]), -1]],
    ['a value that is not positive', 'GeometricMean', [0]],
    ['a value that is not positive', 'HarmonicMean', [-1]],
    ['a negative value', 'GiniCoefficient', [-1]],
    ['a probability above 1', 'BrierScore', [true, 1.1]],
    ['a probability below 0', 'LogLoss', [true, -0.1]],
    ['no clusters', 'KMeansCluster', [float32([1]), 0]],
    ['as many neighbours as rows', 'LocalOutlierAnomaly', [1, float32([1]), 1]],
    ['a lag before the present', 'AutocorrelationLag', [1, 1, -1]],
    ['an alpha above 1', 'ExponentialMovingAverage', [1, 1, 1.1]],
    ['more than 256 components', 'VectorCovariance', [float32(Array.from({ length: 257 }, () => 0))]],
    ['a component that is no number', 'GeometricMedian', [nan]],
    ['a component that is no number', 'VectorStack', [1, nan]],
    ['bytes that end within a component', 'VectorSum', ['0x010203']],
    ['bytes that are no sketch', 'HyperLogLogUnion', ['0x01']],
    ['a filter of no hashes', 'BloomFilter', ['0x01', 8, 0]],
  ])('refuse %s: %s', async (_, name, row) => {
    await expect(core.aggregate(name, [row])).rejects.toMatchObject({ code: 'CLR_CALL_FAILED' });
  });

  it.each(['VectorSum', 'VectorMean', 'VectorMin', 'VectorMax', 'VectorVariance', 'VectorRms'])(
    '%s makes that component NaN where one is',
    async (name) => {
      const rows = [[float32([1, 2])], [`${nan}00004040`], [float32([5, 4])]];
      const { value, merged } = await core.aggregate(name, rows);
      expect(String(value).slice(2, 10)).toMatch(/^0000C0[7F]F$/);
      expect(String(value).slice(10)).not.toMatch(/^0000C0[7F]F$/);
      expect(merged).toBe(value);
    },
  );

  it.each(['VectorLongest', 'VectorShortest'])('%s looks over vectors with a NaN', async (name) => {
    const rows = [[nan], [float32([2])], [nan]];
    expect(await core.aggregate(name, rows)).toEqual({ value: '0x00000040', merged: '0x00000040' });
  });
});
