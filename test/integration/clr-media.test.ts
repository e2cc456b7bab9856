import { beforeAll, describe, expect, it } from 'vitest';
import { type CoreLibrary, components, float32, openCoreLibrary } from '../support/core-library.ts';
import fc from '../support/properties.ts';

const whole = fc.integer({ min: 0, max: 12 });
const at = <T>(list: readonly T[], index: number): T => list[index] as T;
const total = (x: readonly number[]): number => x.reduce((sum, a) => sum + a, 0);
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex').toUpperCase()}`;

describe('the files, pictures, sounds and texts of the CLR library', () => {
  let core: CoreLibrary;

  beforeAll(async () => {
    core = await openCoreLibrary();
  });

  it('decode every number of 16 bits as IEEE 754 defines it, and find the nearest one again', async () => {
    const value = (bits: number): number => {
      const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
      return exponent === 0
        ? sign * fraction * 2 ** -24
        : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
    };
    // But NaN and the infinities, and -0, which JSON can't tell from 0.
    const all = Array.from({ length: 65536 }, (_, bits) => bits).filter(
      (bits) => ((bits >> 10) & 31) !== 31 && bits !== 0x8000,
    );
    const payload = (await core.call(
      'clr_StoreTensorAtomPayload',
      float32(all.map(value)),
      'float16',
    )) as string;
    const stored = Buffer.from(payload.slice(2), 'hex').subarray(9, -4);
    expect(all.every((bits, i) => stored.readUInt16LE(2 * i) === bits)).toBe(true);
    const read = components(await core.call('clr_GetTensorAtomPayload', payload));
    expect(read.every((number, i) => Object.is(number, value(at(all, i))))).toBe(true);
  });

  it('lose at most half a step of 8 bits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }),
        async (weights) => {
          const payload = await core.call('clr_StoreTensorAtomPayload', float32(weights), 'int8');
          const step = Math.max(...weights.map(Math.abs)) / 127;
          // Float32 has no finer steps.
          const smallest = 2 ** -149;
          for (const [i, number] of components(
            await core.call('clr_GetTensorAtomPayload', payload),
          ).entries()) {
            expect(Math.abs(number - at(weights, i))).toBeLessThanOrEqual(Math.max(step * 0.5001, smallest));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('read a model file that JSON.stringify heads, whatever its layers are called', async () => {
    const layer = fc.record({
      name: fc
        .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
        .filter((name) => name !== '__metadata__' && name !== '__proto__'),
      weights: fc.array(fc.float({ noNaN: true }), { maxLength: 5 }),
    });
    const layers = fc.uniqueArray(layer, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
    await fc.assert(
      fc.asyncProperty(layers, fc.constantFrom(undefined, 1, '\t'), async (all, indent) => {
        let offset = 0;
        const header = Object.fromEntries(
          all.map(({ name, weights }) => {
            const begin = offset;
            offset += 4 * weights.length;
            const data_offsets = [begin, offset];
            return [name, { dtype: 'F32', shape: [weights.length], data_offsets }];
          }),
        );
        const json = Buffer.from(JSON.stringify(header, null, indent));
        const length = Buffer.alloc(8);
        length.writeBigUInt64LE(BigInt(json.length));
        const data = Buffer.from(new Float32Array(all.flatMap(({ weights }) => weights)).buffer);
        const file = hex(Buffer.concat([length, json, data]));
        const listed = await core.rows('clr_ListModelLayers', file);
        expect(new Map(listed.map(([name, , , size]) => [name, size]))).toEqual(
          new Map(all.map(({ name, weights }) => [name, weights.length])),
        );
        for (const { name, weights } of all) {
          expect(components(await core.call('clr_ParseModelLayer', file, name))).toEqual(weights);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fill the pixels whose centres a ray from outside reaches by an odd number of edges', async () => {
    const ring = fc.uniqueArray(fc.tuple(whole, whole), { minLength: 3, maxLength: 6, selector: String });
    await fc.assert(
      fc.asyncProperty(fc.array(ring, { minLength: 1, maxLength: 3 }), async (rings) => {
        const closed = rings.map((one) => [...one, at(one, 0)]);
        const wkb = Buffer.alloc(9 + total(closed.map((one) => 4 + 16 * one.length)));
        wkb.writeUInt8(1, 0);
        wkb.writeUInt32LE(3, 1);
        wkb.writeUInt32LE(closed.length, 5);
        let offset = 9;
        for (const one of closed) {
          offset = wkb.writeUInt32LE(one.length, offset);
          for (const [x, y] of one) offset = wkb.writeDoubleLE(y, wkb.writeDoubleLE(x, offset));
        }
        const image = Buffer.from(
          String(await core.call('clr_GenerateImageFromShapes', hex(wkb), 12, 12)).slice(2),
          'hex',
        );
        for (const [i, pixel] of image.entries()) {
          // Downwards from the centre: another ray than the scan line's.
          const [x, y] = [(i % 12) + 0.5, Math.floor(i / 12) + 0.5];
          let crossings = 0;
          let onEdge = false;
          for (const one of closed) {
            for (const [j, [x1, y1]] of one.slice(0, -1).entries()) {
              const [x2, y2] = at(one, j + 1);
              if (x1 > x === x2 > x) continue;
              const meets = y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
              onEdge ||= Math.abs(meets - y) < 1e-9;
              if (meets > y) crossings++;
            }
          }
          if (!onEdge) expect(pixel).toBe(crossings % 2 === 1 ? 255 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('make a tone whose spectrum holds its fundamental and harmonics, as strong as was asked', async () => {
    const [rate, count] = [8000, 800];
    const pcm = String(await core.call('clr_GenerateHarmonicTone', 400, 100, rate, 1, 0.5, 0.5, 0.25));
    const bytes = Buffer.from(pcm.slice(2), 'hex');
    const samples = Array.from({ length: count }, (_, i) => bytes.readInt16LE(2 * i) / 32767);
    const bins = await core.rows('clr_FastFourierTransform', float32(samples));
    const strength = (hertz: number): number =>
      (2 * (at(at(bins, (hertz * count) / rate), 3) as number)) / count;
    expect([400, 800, 1200, 1600].map((hertz) => Math.round(strength(hertz) * 1000) / 1000)).toEqual([
      0.5, 0.25, 0.125, 0,
    ]);
  });

  it('draw states as often as their weights say', async () => {
    const weights = [0.5, 0.3, 0.2];
    const rows = await core.rows(
      'clr_GenerateSequence',
      float32([...weights, ...weights, ...weights]),
      3,
      0,
      10_000,
      1,
      42,
    );
    for (const [state, weight] of weights.entries()) {
      const share = rows.filter(([, reached]) => reached === state).length / rows.length;
      // Five standard deviations of a binomial distribution.
      expect(Math.abs(share - weight)).toBeLessThan(5 * Math.sqrt((weight * (1 - weight)) / rows.length));
    }
  });

  it('let only words follow one another that do so in the corpus', async () => {
    const corpus = 'a rose is a rose is a rose and a rose by any other name would smell as sweet as a rose';
    const words = corpus.split(' ');
    const follows = new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
    const rows = await core.rows('clr_GenerateTextSequence', 'is', corpus, 2, 200, 1, 7);
    const made = ['is', ...rows.map(([, token]) => String(token))];
    expect(made.slice(1).filter((word, i) => !follows.has(`${made[i]} ${word}`))).toEqual([]);
  });

  it('see code that differs in names and layout alone as the same, and other code as other', async () => {
    const vector = async (code: string) => core.call('clr_GenerateCodeAstVector', code, 256);
    const loop = await vector('for (int i = 0; i < n; i++) { total += price[i]; }');
    expect(await vector('for (int k = 1;\n  k < count; k++)\n{ sum += x[k]; } // adds')).toBe(loop);
    expect(await vector('while (i < n) { total += price[i]; i++; }')).not.toBe(loop);
    expect(Math.hypot(...components(loop))).toBeCloseTo(1, 6);
  });
});
