import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { latestFiles } from '../../src/report/files.ts';
import { goldenEvents, goldenFolder } from '../support/events.ts';

/*
 * `test/golden/report/<case>.events.json` is what happened, the files beside it what is told about it.
 * After a wanted change write them anew with `npx vitest run test/golden --update`, and read the difference.
 */
const cases = readdirSync(goldenFolder)
  .filter((name) => name.endsWith('.events.json'))
  .map((name) => name.replace('.events.json', ''));

describe('the report files', () => {
  it('have cases', () => {
    expect(cases.length).toBeGreaterThan(3);
  });

  it.each(cases)('tell of %s as they did before', async (name) => {
    for (const file of latestFiles(goldenEvents(name)).filter((one) => !one.name.endsWith('.html'))) {
      await expect(file.content).toMatchFileSnapshot(join(goldenFolder, `${name}.${file.name}`));
    }
  });
});
