import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDescription } from '../../src/build/model.ts';
import { temporaryFolder } from '../support/temporary.ts';

const whole = { platform: 'Sql170', dacfx: '170.5.96', objects: [], places: {}, vectors: [], backfills: {} };

it('reads the description of a model that tells all', async () => {
  const file = join(await temporaryFolder(), 'sql2025-linux.json');
  await writeFile(file, JSON.stringify(whole));
  expect(await readDescription(file)).toEqual(whole);
});

it('refuses the description of a bundle from before a plan needed more of it', async () => {
  const file = join(await temporaryFolder(), 'sql2025-linux.json');
  const { platform, dacfx, objects } = whole;
  await writeFile(file, JSON.stringify({ platform, dacfx, objects }));
  await expect(readDescription(file)).rejects.toMatchObject({
    code: 'BUNDLE_UNREADABLE',
    what: expect.stringContaining('places, vectors, backfills'),
    place: { file },
  });
});
