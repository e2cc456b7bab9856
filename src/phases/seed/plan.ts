import type { StepDefinition } from '../../plan/step.ts';
import type { Batch } from '../../tsql/batch.ts';
import { splitBatches } from '../../tsql/batches.ts';
import type { SeedFindings } from './inspect.ts';

/**
 * A seed runs when its text is new to the target; the text itself leaves equal rows untouched. All its batches are
 * one transaction.
 * @throws DeployError TSQL_AMBIGUOUS_BATCH
 */
export function planSeed({ seeds, applied }: SeedFindings): readonly StepDefinition[] {
  return seeds
    .filter(({ name, sha256 }) => applied[name] !== sha256)
    .map(({ name, text, source, sha256 }) => ({ name, source, sha256, batches: repeated(text, source) }))
    .map(({ name, source, sha256, batches }) => ({
      id: `seed/${name}`,
      phase: 'seed',
      title: `Seed ${name}`,
      kind: 'tx',
      batches: batches.map(({ text }) => text),
      risk: {
        level: 'rewrites',
        reason: 'Rows that the seed names are inserted or set to its values.',
        undo: 'the seed of the previous release, except for rows that it does not name',
      },
      source: { file: source, line: 1 },
      lines: batches.map(({ line }) => line),
      effect: { kind: 'seed', name, sha256 },
    }));
}

/** The batches as often as they run. */
function repeated(text: string, source: string): readonly Batch[] {
  return splitBatches(text, source).flatMap((batch) => Array<Batch>(batch.count).fill(batch));
}
