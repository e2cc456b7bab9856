import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClrRoutine, SqlValue } from '../../src/ports/clr-runtime.ts';
import { parseClrCheckFile } from '../../src/verify/clr-check-file.ts';
import { root } from '../support/cli.ts';
import { type CoreLibrary, components, float32, openCoreLibrary } from '../support/core-library.ts';

/** Arguments that may be NULL without making the result NULL: the optional parts of a stream. */
const optional: Readonly<Record<string, readonly string[]>> = {
  clr_CreateAtomicStream: ['scope', 'model', 'metadata'],
  clr_AppendAtomicStreamSegment: ['contentType', 'metadata', 'payload'],
};

const widest = 2000;

describe('the arguments of the CLR functions', () => {
  let core: CoreLibrary;
  let functions: readonly ClrRoutine[];
  /** Arguments that each function takes, from its value checks. */
  const samples = new Map<string, readonly SqlValue[]>();

  beforeAll(async () => {
    core = await openCoreLibrary();
    functions = core.metadata.routines.filter(
      ({ kind, dataAccess }) => kind !== 'aggregate' && dataAccess !== 'read',
    );
    const folder = join(root, 'sql/verify/clr');
    for (const name of await readdir(folder)) {
      const { routine, cases } = parseClrCheckFile(await readFile(join(folder, name), 'utf8'), name);
      const [, short = ''] = routine.split('.');
      for (const one of cases) {
        if ('arguments' in one && !one.arguments.includes(null) && !samples.has(short))
          samples.set(short, one.arguments);
      }
    }
  });

  const answer = async (routine: ClrRoutine, values: readonly SqlValue[]): Promise<unknown> =>
    routine.kind === 'table-function'
      ? core.rows(routine.name, ...values)
      : core.call(routine.name, ...values);

  it('make the result NULL, or the table empty, when one of them is NULL', async () => {
    const wrong = [];
    for (const routine of functions) {
      const sample = samples.get(routine.name) ?? routine.parameters.map(() => null);
      for (const [index, { name }] of routine.parameters.entries()) {
        if (optional[routine.name]?.includes(name)) continue;
        const holed = sample.map((value, at) => (at === index ? null : value));
        const given = await answer(routine, holed);
        if (JSON.stringify(given) !== (routine.kind === 'table-function' ? '[]' : 'null')) {
          wrong.push(`${routine.name} gives ${JSON.stringify(given)} for a NULL ${name}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('have a sample without NULL in the checks of each function', () => {
    expect(functions.filter(({ name }) => !samples.has(name))).toEqual([]);
  });

  it('are refused, where they are vectors, when they end within a component', async () => {
    const wrong = [];
    const takesVector =
      /^(left|right|vector|query|anchor[XYZ]|points|samples|matrix|weights|values|layers|shares|transitions|leftVectors|singularValues|rightVectors)$/;
    for (const routine of functions.filter(({ name }) => !name.startsWith('clr_Audio'))) {
      for (const [index, { name, type }] of routine.parameters.entries()) {
        if (
          !type.startsWith('VARBINARY') ||
          !takesVector.test(name) ||
          routine.name === 'clr_MinHashSimilarity'
        )
          continue;
        const values = (samples.get(routine.name) ?? []).map((value, at) =>
          at === index ? '0x010203' : value,
        );
        const failure = await answer(routine, values).then(
          (value) => `gave ${JSON.stringify(value)}`,
          (error: Error) => error.message,
        );
        if (!/ bytes/.test(failure)) wrong.push(`${routine.name}, ${name}: ${failure}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each<[string, string, readonly SqlValue[]]>([
    [
      'a vector of another dimension',
      'clr_ProjectToPoint',
      [float32([1, 2]), float32([1]), float32([1]), float32([1]), 1],
    ],
    ['rows that are not whole', 'LocalOutlierFactor', [float32([1, 2, 3]), 2, 1]],
    ['a component that is no number', 'clr_DbscanClusters', ['0x0000C07F', 1, 1, 1]],
    ['as many neighbours as rows', 'LocalOutlierFactor', [float32([1, 2]), 1, 2]],
    ['a single row without neighbours', 'LocalOutlierFactor', [float32([1]), 1, 1]],
    ['a dimension of 0', 'IsolationForestScore', [float32([1]), 0, 1, 2, 0]],
    ['a sample of one', 'IsolationForestScore', [float32([1]), 1, 1, 1, 0]],
    ['a stretch of numbers that is too long', 'clr_FindPrimes', [0, 10_000_002]],
    ['a number that is too large', 'clr_FindPrimes', [1e12, 1e12 + 1]],
    ['an unknown priority', 'fn_DetermineSla', ['urgent', 1]],
    ['a complexity of 101', 'fn_DetermineSla', ['low', 101]],
    ['fewer than no tokens', 'fn_CalculateComplexity', [-1, false, false]],
    ['an unknown operation', 'clr_ParallelAggregate', [float32([1]), 'product']],
    ['an image of the wrong size', 'clr_ImageAverageColor', ['0x0102', 1, 1]],
    ['an image without pixels', 'clr_ImageAverageColor', ['0x', 0, 1]],
    ['more than 256 bins', 'clr_ImageLuminanceHistogram', ['0x00', 1, 1, 257]],
    ['WKB that ends early', 'clr_GenerateImageFromShapes', ['0x01030000000100000005000000', 1, 1]],
    ['WKB of a point', 'clr_GenerateImageFromShapes', [`0x010100000${'0'.repeat(33)}`, 1, 1]],
    ['audio that ends within a sample', 'clr_AudioToWaveform', ['0x010203', 1, 1, 2]],
    ['audio that ends within a frame', 'clr_AudioDownsample', ['0x0102', 2, 1]],
    ['a tone above half the rate', 'clr_GenerateHarmonicTone', [501, 1, 1000, 1, 1, 0, 0]],
    ['a tone of 0 Hz', 'clr_GenerateHarmonicTone', [0, 1, 1000, 1, 1, 0, 0]],
    ['an image of too many pixels', 'clr_GenerateImageFromShapes', ['0x010300000000000000', 32768, 32768]],
    ['a point outside of the cube', 'clr_GenerateAudioFromSpatialSignature', [1001, 0, 0, 1, 44100]],
    ['samples that are not finite', 'clr_FastFourierTransform', ['0x0000807F']],
    ['a matrix of other rows', 'clr_SvdDecompose', [float32([1, 2]), 2, 2, 1]],
    [
      'singular values without vectors',
      'clr_ReconstructFromSVD',
      [float32([1]), float32([1, 2]), float32([1]), 1, 1],
    ],
    ['an unknown encoding', 'clr_StoreTensorAtomPayload', [float32([1]), '7']],
    ['an infinite weight in 8 bits', 'clr_StoreTensorAtomPayload', ['0x0000807F', 'int8']],
    ['a payload that changed', 'clr_GetTensorAtomPayload', ['0x4854503100010000000000803F00000000']],
    ['shares of nothing', 'clr_SynthesizeModelLayer', [float32([1]), float32([0])]],
    ['a model file that is none', 'clr_ParseModelLayer', ['0xFFFFFFFFFFFFFFFF', 'x']],
    ['a matrix that is not square', 'clr_GenerateSequence', [float32([1, 1]), 2, 0, 1, 1, 0]],
    ['a state that leads nowhere', 'clr_GenerateSequence', [float32([0]), 1, 0, 1, 1, 0]],
    ['a negative weight', 'clr_GenerateSequence', [float32([-1]), 1, 0, 1, 1, 0]],
    ['a formula that ends early', 'clr_SymbolicProof', ['p &']],
    ['a formula that nests too deep', 'clr_SymbolicProof', [`${'('.repeat(300)}p${')'.repeat(300)}`]],
    ['a stream that changed', 'clr_AtomicStreamSegments', ['0x04000000484153310000000']],
    ['bytes that are no sketch', 'clr_HyperLogLogEstimate', ['0x00']],
    ['bytes that are no filter', 'clr_BloomContains', ['0x00', '0x00']],
    ['a grid of cells without size', 'clr_SpatialHash', [0, 0, 0, 0]],
  ])('are refused: %s, for %s', async (_, name, values) => {
    const routine = core.routine(name);
    await expect(answer(routine, values)).rejects.toMatchObject({ code: 'CLR_CALL_FAILED' });
  });

  it('reach the largest vector that VARBINARY(8000) holds', async () => {
    const x = Array.from({ length: widest }, (_, i) => Math.fround(Math.sin(i)));
    expect(components(await core.call('clr_VectorAdd', float32(x), float32(x)))).toEqual(
      x.map((a) => Math.fround(2 * a)),
    );
    expect(components(await core.call('clr_AnchorVector', 1009, widest))).toHaveLength(widest);
    const sums = await core.aggregate('VectorSum', [[float32(x)], [float32(x)]]);
    expect(components(sums.merged)).toEqual(x.map((a) => Math.fround(2 * a)));
  });

  it('may be an empty vector, whose sum is 0 and whose mean is none', async () => {
    expect(await core.call('clr_ParallelAggregate', float32([]), 'sum')).toBe(0);
    expect(await core.call('clr_VectorNormalize', float32([]))).toBeNull();
    expect(await core.call('clr_SpatialProject', float32([]))).toBeNull();
    expect(await core.rows('clr_DbscanClusters', float32([]), 3, 1, 1)).toEqual([]);
  });
});
