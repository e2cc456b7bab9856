import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAssemblies } from '../../src/build/clr.ts';
import { clrPart } from '../../src/build/parts.ts';
import { readProject } from '../../src/build/project.ts';
import type { Processes } from '../../src/ports/processes.ts';
import { openClr, openModel, processes } from '../support/adapters.ts';
import { copyProject } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const source = 'clr/core/VectorFunctions.cs';
const toolVersions = { toolkit: '', dotnetSdk: '', program: '', dacfx: '', dacfxHost: '', clrHost: '' };

it('does not keep a library whose source was saved anew while it was being compiled', async () => {
  const copy = await copyProject(await temporaryFolder());
  const project = await readProject(copy.folder, 'Spine');
  const cache = join(copy.folder, 'cache');
  await mkdir(cache);
  const tools = { clr: openClr(), model: openModel() };
  const saving: Processes = {
    ...processes,
    async run(command) {
      await copy.replace(source, 'double sum = 0;', 'double sum = 1;');
      return processes.run(command);
    },
  };
  const interfered = clrPart(project, cache, toolVersions, { ...tools, processes: saving });
  await expect(interfered).rejects.toMatchObject({
    code: 'SOURCE_REFUSED',
    place: { file: source },
    message: expect.stringContaining('Run the command again.'),
  });
  expect(await readdir(cache)).toEqual([]);

  await copy.replace(source, 'double sum = 1;', 'double sum = 0;');
  const { reused, folder } = await clrPart(project, cache, toolVersions, { ...tools, processes });
  expect(reused).toBe(false);
  expect(await readAssemblies(folder)).toHaveLength(1);
});
