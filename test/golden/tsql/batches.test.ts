import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Batch, placeInBatch } from '../../../src/tsql/batch.ts';
import { splitBatches } from '../../../src/tsql/batches.ts';
import { sqlcmdBatches } from '../../../src/tsql/sqlcmd.ts';

const read = (...path: readonly string[]): string =>
  readFileSync(join(import.meta.dirname, ...path), 'utf8').replaceAll('\r\n', '\n');

/** Every line of every batch with the place that an error in it would be shown at. */
const rendered = (batches: readonly Batch[]): string =>
  batches
    .map((batch) => {
      const lines = batch.text.replace(/\n$/, '').split('\n');
      const shown = lines.map((line, index) => {
        const place = placeInBatch(batch, index + 1);
        return `${place.file}:${place.line}`.padEnd(20) + line;
      });
      return [`== ${batch.count} x`, ...shown].join('\n');
    })
    .join('\n')
    .concat('\n');

it.each([
  ['plain', () => splitBatches(read('plain', 'input.sql'), 'input.sql')],
  [
    'sqlcmd',
    () =>
      sqlcmdBatches(
        { file: 'input.sql', text: read('sqlcmd', 'input.sql') },
        {
          variables: { Given: 'from outside' },
          include: (path) =>
            existsSync(join(import.meta.dirname, 'sqlcmd', path))
              ? { file: path, text: read('sqlcmd', path) }
              : undefined,
        },
      ),
  ],
] as const)('splits the %s script as it always did', async (name, split) => {
  await expect(rendered(split())).toMatchFileSnapshot(join(name, 'expected.txt'));
});
