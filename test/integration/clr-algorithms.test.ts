import { beforeAll, describe, expect, it } from 'vitest';
import type { SqlValue } from '../../src/ports/clr-runtime.ts';
import { type CoreLibrary, components, float32, openCoreLibrary } from '../support/core-library.ts';
import fc from '../support/properties.ts';

type Point = readonly [x: number, y: number];
const whole = fc.integer({ min: 0, max: 12 });
const points = fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 14 });
/** Of whole numbers: the root of an exact sum, so that equal distances are the same number, which Math.hypot does not promise. */
const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
const at = <T>(list: readonly T[], index: number): T => list[index] as T;
const total = (x: readonly number[]): number => x.reduce((sum, a) => sum + a, 0);

/** Vigna's splitmix64.c in whole numbers without a limit. */
function splitMix64(seed: bigint): () => bigint {
  const mask = (1n << 64n) - 1n;
  let state = seed & mask;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  };
}

describe('the algorithms of the CLR library, told again in other words', () => {
  let core: CoreLibrary;

  beforeAll(async () => {
    core = await openCoreLibrary();
  });

  it('put together again what they took apart by singular values', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.float({ min: -100, max: 100, noNaN: true })),
        async (rows, columns, stream) => {
          const matrix = [...stream.take(rows * columns)];
          const triples = await core.rows('clr_SvdDecompose', float32(matrix), rows, columns, 9);
          const join = (column: number): SqlValue =>
            float32(triples.flatMap((triple) => [...components(at(triple, column))]));
          const values = float32(triples.map(([, value]) => value as number));
          const again = await core.call('clr_ReconstructFromSVD', join(2), values, join(3), rows, columns);
          const scale = Math.max(...matrix.map(Math.abs));
          for (const [i, value] of components(again).entries()) {
            expect(Math.abs(value - at(matrix, i))).toBeLessThanOrEqual(2e-6 * scale);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('find the clusters that the definition of DBSCAN names', async () => {
    await fc.assert(
      fc.asyncProperty(
        points,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, epsilon, most) => {
          const given = (await core.rows('clr_DbscanClusters', float32(all.flat()), 2, epsilon, most)).map(
            ([, c]) => c,
          );
          const near = (i: number): number[] =>
            all.flatMap((p, j) => (distance(p, at(all, i)) <= epsilon ? [j] : []));
          const cores = all.flatMap((_, i) => (near(i).length >= most ? [i] : []));
          // Two cores are of one cluster exactly if a chain of neighbouring cores joins them.
          const labels = new Map(cores.map((i) => [i, i]));
          for (let changed = true; changed; ) {
            changed = false;
            for (const i of cores) {
              const least = Math.min(...near(i).flatMap((j) => labels.get(j) ?? []));
              if (least < (labels.get(i) ?? 0)) {
                labels.set(i, least);
                changed = true;
              }
            }
          }
          for (const i of cores)
            for (const j of cores) expect(given[i] === given[j]).toBe(labels.get(i) === labels.get(j));
          for (const [i, cluster] of given.entries()) {
            const reaching = near(i).filter((j) => labels.has(j));
            if (reaching.length === 0) expect(cluster).toBeNull();
            else expect(reaching.map((j) => given[j])).toContain(cluster);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('find the outlier factors that the definition gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(whole, whole), { minLength: 4, maxLength: 12, selector: String }),
        fc.integer({ min: 1, max: 3 }),
        async (all, k) => {
          const others = (i: number): number[] => all.map((_, j) => j).filter((j) => j !== i);
          const between = (i: number, j: number): number => distance(at(all, i), at(all, j));
          const kDistance = (i: number): number =>
            at(
              others(i)
                .map((j) => between(i, j))
                .sort((a, b) => a - b),
              k - 1,
            );
          const near = (i: number): number[] => others(i).filter((j) => between(i, j) <= kDistance(i));
          const density = (i: number): number =>
            near(i).length / total(near(i).map((j) => Math.max(kDistance(j), between(i, j))));
          const rows = await core.rows('LocalOutlierFactor', float32(all.flat()), 2, k);
          for (const [index, score] of rows as readonly [number, number][]) {
            const expected = total(near(index).map((j) => density(j) / density(index))) / near(index).length;
            expect(score).toBeCloseTo(expected, 9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('score a point far away as the most isolated, and none outside of 0 to 1', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(whole, whole), { minLength: 20, maxLength: 40 }),
        fc.integer(),
        async (near, seed) => {
          const all = [...near, [500, -500] as const];
          const rows = (await core.rows(
            'IsolationForestScore',
            float32(all.flat()),
            2,
            60,
            64,
            seed,
          )) as readonly [number, number][];
          const scores = rows.map(([, score]) => score);
          expect(Math.max(...scores)).toBe(scores.at(-1));
          expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('project a vector by the signs of a published generator, whatever its length', async () => {
    const anchor = (seed: bigint, size: number): number[] => {
      const next = splitMix64(seed);
      let bits = 0n;
      return Array.from({ length: size }, (_, i) => {
        bits = i % 64 === 0 ? next() : bits >> 1n;
        return bits & 1n ? 1 : -1;
      });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 150 }),
        fc.constantFrom(1, 2, 0.25),
        async (v, factor) => {
          const norm = Math.hypot(...v);
          const text = await core.call('clr_SpatialProject', float32(v.map((a) => a * factor)));
          if (norm === 0) {
            expect(text).toBeNull();
            return;
          }
          const given = String(text)
            .replace(/^POINT \(|\)$/g, '')
            .split(' ')
            .map(Number);
          for (const [axis, seed] of [1009n, 2003n, 3001n].entries()) {
            const dot = total(anchor(seed, v.length).map((sign, i) => sign * at(v, i)));
            // sqrt n times the cosine to a vector of n signs is their product by the vector's length alone.
            expect(given[axis]).toBeCloseTo(1000 * Math.tanh((0.851 * dot) / norm), 6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('prove what truth tables prove, and refute the rest by a line of one', async () => {
    type Formula = { readonly text: string; holds(values: Readonly<Record<string, boolean>>): boolean };
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc
          .constantFrom('p', 'q', 'r')
          .map((name): Formula => ({ text: name, holds: (values) => values[name] === true })),
        tie('formula').map((a): Formula => ({ text: `~${a.text}`, holds: (v) => !a.holds(v) })),
        fc.tuple(tie('formula'), fc.constantFrom('&', '|', '->', '<->'), tie('formula')).map(
          ([a, sign, b]): Formula => ({
            text: `(${a.text} ${sign} ${b.text})`,
            holds: (v) =>
              sign === '&'
                ? a.holds(v) && b.holds(v)
                : sign === '|'
                  ? a.holds(v) || b.holds(v)
                  : sign === '->'
                    ? !a.holds(v) || b.holds(v)
                    : a.holds(v) === b.holds(v),
          }),
        ),
      ),
    }));
    const table = Array.from({ length: 8 }, (_, bits) => ({
      p: !!(bits & 1),
      q: !!(bits & 2),
      r: !!(bits & 4),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(formula, { minLength: 1, maxLength: 2 }),
        formula,
        async (premises, conclusion) => {
          const refutes = (values: Readonly<Record<string, boolean>>): boolean =>
            premises.every((one) => one.holds(values)) && !conclusion.holds(values);
          const text = `${premises.map((one) => one.text).join(', ')} |- ${conclusion.text}`;
          const [verdict, ...rest] = String(await core.call('clr_SymbolicProof', text)).split('\n');
          expect(verdict).toBe(table.some(refutes) ? 'refuted' : 'proved');
          if (verdict === 'refuted') {
            const values = Object.fromEntries(
              (rest[0] ?? '').split(', ').map((one) => [one[0], one.endsWith('1')]),
            );
            expect(refutes(values)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
