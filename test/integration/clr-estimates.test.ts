import { beforeAll, describe, expect, it } from 'vitest';
import { type CoreLibrary, components, float32, openCoreLibrary } from '../support/core-library.ts';
import fc from '../support/properties.ts';

type Point = readonly [x: number, y: number];
const whole = fc.integer({ min: 0, max: 12 });
const points = fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 14 });
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const at = <T>(list: readonly T[], index: number): T => list[index] as T;
const total = (x: readonly number[]): number => x.reduce((sum, a) => sum + a, 0);
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex').toUpperCase()}`;

describe('the measures of the CLR library over many rows', () => {
  let core: CoreLibrary;

  beforeAll(async () => {
    core = await openCoreLibrary();
  });

  it('estimate how many items there are within five standard errors', async () => {
    const items = Array.from({ length: 4000 }, (_, i) => [hex(Buffer.from(`item ${i}`))]);
    const { value } = await core.aggregate('DistinctEstimate', items);
    expect(Math.abs((value as number) / items.length - 1)).toBeLessThan((5 * 1.04) / Math.sqrt(4096));
  });

  it('claim items that a Bloom filter lacks about as often as its formula says', async () => {
    const [bytes, hashes, count] = [500, 4, 500];
    const held = Array.from({ length: count }, (_, i) => [hex(Buffer.from(`held ${i}`)), bytes, hashes]);
    const { value: filter } = await core.aggregate('BloomFilter', held);
    const claims = async (text: string) => core.call('clr_BloomContains', filter, hex(Buffer.from(text)));
    for (let i = 0; i < count; i++) expect(await claims(`held ${i}`)).toBe(true);
    let wrong = 0;
    for (let i = 0; i < 2000; i++) wrong += (await claims(`other ${i}`)) === true ? 1 : 0;
    const expected = (1 - Math.exp((-hashes * count) / (8 * bytes))) ** hashes;
    expect(Math.abs(wrong / 2000 - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / 2000));
  });

  it('estimate how much sets overlap within five standard errors', async () => {
    const signature = async (from: number, to: number) =>
      (
        await core.aggregate(
          'MinHashSignature',
          Array.from({ length: to - from }, (_, i) => [hex(Buffer.from(`${from + i}`))]),
        )
      ).value;
    const jaccard = 100 / 300;
    const given = await core.call(
      'clr_MinHashSimilarity',
      await signature(0, 200),
      await signature(100, 300),
    );
    expect(Math.abs((given as number) - jaccard)).toBeLessThan(
      5 * Math.sqrt((jaccard * (1 - jaccard)) / 128),
    );
  });

  it('add doubles as whole numbers without a limit do', async () => {
    const dyadic = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 120 }))
      .map(([m, e]) => m * 2 ** (e - 60));
    await fc.assert(
      fc.asyncProperty(fc.array(dyadic, { minLength: 1, maxLength: 20 }), async (terms) => {
        const steps = terms.map((term) => BigInt(term * 2 ** 60));
        // Number() of a BigInt rounds once, to the nearest; a power of two divides exactly.
        const expected = Number(steps.reduce((sum, step) => sum + step, 0n)) / 2 ** 60;
        expect(
          (
            await core.aggregate(
              'ExactSum',
              terms.map((term) => [term]),
            )
          ).value,
        ).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['NumAcc3', 1_000_000.2, 1_000_000.1, 1_000_000.3],
    ['NumAcc4', 10_000_000.2, 10_000_000.1, 10_000_000.3],
  ])(
    'give the mean, deviation and autocorrelation that NIST certifies for %s',
    async (_, mean, low, high) => {
      // NIST StRD, univariate summary statistics: 1001 values, deviation 0.1, lag-1 autocorrelation -0.999. The data are
      // no doubles, so a deviation computed from doubles without any error is off in the eighth digit.
      const data = [mean, ...Array.from({ length: 1000 }, (__, i) => (i % 2 === 0 ? low : high))];
      expect(
        (
          await core.aggregate(
            'ExactMean',
            data.map((x) => [x]),
          )
        ).value,
      ).toBeCloseTo(mean, 8);
      const { value: variance } = await core.aggregate(
        'ExactVariance',
        data.map((x) => [x]),
      );
      expect(Math.sqrt(variance as number)).toBeCloseTo(0.1, 8);
      const lagged = await core.aggregate(
        'AutocorrelationLag',
        data.map((x, i) => [i, x, 1]),
      );
      expect(lagged.value).toBeCloseTo(-0.999, 7);
    },
  );

  it('find centres that are the means of the points nearest to them', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.integer({ min: 1, max: 3 }), async (all, k) => {
        const { value } = await core.aggregate(
          'KMeansCluster',
          all.map((p) => [float32(p), k]),
        );
        const flat = components(value);
        const centres = Array.from(
          { length: flat.length / 2 },
          (_, i): Point => [at(flat, 2 * i), at(flat, 2 * i + 1)],
        );
        const nearest = all.map((p) => {
          const distances = centres.map((centre) => distance(p, centre));
          const tie = distances.filter((d) => d - Math.min(...distances) < 1e-5).length > 1;
          return tie ? undefined : distances.indexOf(Math.min(...distances));
        });
        fc.pre(!nearest.includes(undefined));
        for (const [i, centre] of centres.entries()) {
          const own = all.filter((_, j) => nearest[j] === i);
          expect(centre[0]).toBeCloseTo(total(own.map(([x]) => x)) / own.length, 4);
          expect(centre[1]).toBeCloseTo(total(own.map(([, y]) => y)) / own.length, 4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('find a geometric median that no step in any direction betters', async () => {
    await fc.assert(
      fc.asyncProperty(points, async (all) => {
        const { value } = await core.aggregate(
          'GeometricMedian',
          all.map((p) => [float32(p)]),
        );
        const [x = 0, y = 0] = components(value);
        const cost = (p: Point): number => total(all.map((other) => distance(p, other)));
        for (let i = 0; i < 16; i++) {
          const angle = (i * Math.PI) / 8;
          for (const step of [0.01, 1]) {
            const moved: Point = [x + step * Math.cos(angle), y + step * Math.sin(angle)];
            expect(cost([x, y])).toBeLessThanOrEqual(cost(moved) + 1e-5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('warp two series at the cost that trying every way gives', async () => {
    const series = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 5 });
    const cheapest = (x: readonly number[], y: readonly number[], i = 0, j = 0): number => {
      const here = Math.abs(at(x, i) - at(y, j));
      if (i === x.length - 1 && j === y.length - 1) return here;
      const ways: [number, number][] = [
        [i + 1, j],
        [i, j + 1],
        [i + 1, j + 1],
      ];
      return (
        here +
        Math.min(
          ...ways.filter(([a, b]) => a < x.length && b < y.length).map(([a, b]) => cheapest(x, y, a, b)),
        )
      );
    };
    await fc.assert(
      fc.asyncProperty(series, async (rows) => {
        const { value } = await core.aggregate(
          'DtwDistance',
          rows.map(([a, b], i) => [i, a, b]),
        );
        expect(value).toBe(
          cheapest(
            rows.map(([a]) => a),
            rows.map(([, b]) => b),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('tell a positive row from a negative one as often as counting all pairs does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(whole, fc.boolean()), { minLength: 2, maxLength: 15 }),
        async (rows) => {
          const [positive, negative] = [true, false].map((kind) =>
            rows.filter(([, is]) => is === kind).map(([score]) => score),
          );
          const wins = (positive ?? []).flatMap((a) =>
            (negative ?? []).map((b) => (a > b ? 1 : a === b ? 0.5 : 0)),
          );
          const { value } = await core.aggregate('AreaUnderRoc', rows);
          if (wins.length === 0) expect(value).toBeNull();
          else expect(value).toBeCloseTo(total(wins) / wins.length, 12);
        },
      ),
      { numRuns: 60 },
    );
  });
});
