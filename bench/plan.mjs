// How planning grows with the number of objects: a first deployment, every object in a step of its own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { generateProject } from './lib/generated-project.mjs';
import { timeProcess } from './lib/timing.mjs';
import { cli, placesIn, withFolder } from './lib/toolkit.mjs';

export const title = 'planning a first deployment of 100, 1,000 and 10,000 objects';

/** @returns rows of a name and what was measured. */
export async function bench({ root, ...surroundings }) {
  const rows = [];
  let smaller;
  for (const objects of [100, 1_000, 10_000]) {
    const measured = await planOf(objects, root, surroundings);
    const growth = smaller && (measured.ms / smaller.ms / (measured.objects / smaller.objects)).toFixed(2);
    rows.push([
      `${measured.objects} objects`,
      `${measured.ms.toFixed(0)} ms, DacFx's comparison included${growth ? `: ${growth} times linear` : ''}`,
    ]);
    smaller = measured;
  }
  return rows;
}

async function planOf(objects, root, surroundings) {
  return withFolder(async (folder) => {
    const files = await generateProject(folder, objects);
    const { project, output, target, engine } = placesIn(folder, surroundings);
    await timeProcess(cli(root, 'build', ...project, ...output, ...engine));
    const [digest] = await readdir(join(folder, 'out', 'bundles'));
    const bundle = ['--bundle', join(folder, 'out', 'bundles', digest)];
    const ms = await timeProcess(cli(root, 'plan', ...bundle, ...output, ...target, ...engine));
    return { objects: files, ms };
  });
}
