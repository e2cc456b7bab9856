import { cp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { eventsOf, hartonomous, program } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('ends as it said when the program was replaced before the report was written', async () => {
  const folder = await temporaryFolder();
  const copy = join(folder, 'cli');
  await cp(dirname(program), copy, { recursive: true });
  const writers = (await readdir(copy)).filter((name) => name.startsWith('report-files-'));
  expect(writers).toHaveLength(1);
  for (const name of writers) await rm(join(copy, name));

  const ended = await hartonomous(['drift', '--json'], {
    cwd: folder,
    program: join(copy, 'hartonomous.mjs'),
  });
  const events = eventsOf(ended.stdout);
  expect(events.at(-2)).toMatchObject({ event: 'command-finished', status: 3 });
  expect(events.at(-1)).toMatchObject({
    event: 'notice',
    text: expect.stringContaining('No report was written'),
  });
  expect(ended.status).toBe(3);
});
