import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, it } from 'vitest';
import { dacfx, eventsOf, hartonomous, profile, root, testOutput } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

const folder = await temporaryFolder();

it("finds nothing in this repository's own sources, with nothing suppressed", async () => {
  const places = ['--project', root, '--output', testOutput, '--reports', join(folder, 'reports')];
  const options = ['--as', profile, '--dacfx', dacfx, '--json'];
  const { status, stdout } = await hartonomous(['lint', ...places, ...options], { cwd: root });
  const linted = eventsOf(stdout).find((event) => event.event === 'linted');
  expect(linted?.result.findings).toEqual([]);
  expect(linted?.result.files).toBeGreaterThan(100);
  expect(status).toBe(0);
  const log = JSON.parse(await readFile(join(folder, 'reports', 'lint.sarif'), 'utf8')) as Log;
  expect(log.runs[0]?.results).toEqual([]);
});
