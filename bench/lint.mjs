// How the lint grows with the number of objects, and what of it is the scan.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generateProject } from './lib/generated-project.mjs';
import { median } from './lib/timing.mjs';
import { withFolder } from './lib/toolkit.mjs';

export const title = 'looking for faults in 100, 1,000 and 10,000 objects';

const repetitions = 5;

/** @returns rows of a name and what was measured. */
export async function bench({ root }) {
  const { lint, readScript, tokensOf } = await toolkit(root);
  const projects = [];
  for (const objects of [100, 1_000, 10_000]) projects.push(await textsOf(objects));

  // Side by side in each repetition, so that a machine that others use too is the same to all three.
  const rounds = [];
  for (let n = 0; n < repetitions; n++) {
    rounds.push(
      projects.map((texts) => ({
        tokens: timed(() => each(texts, (text) => count(tokensOf(text)))),
        scan: timed(() => each(texts, readScript)),
        lint: timed(() => lint({ texts, clrRoutines: [] })),
      })),
    );
  }
  const of = (value) => median(rounds.map(value));
  const rows = projects.map((texts, index) => {
    const ms = of((round) => round[index].lint);
    const growth =
      index === 0
        ? ''
        : `: ${of((round) => round[index].lint / round[index - 1].lint / (texts.length / projects[index - 1].length)).toFixed(2)} times linear`;
    return [`${texts.length} objects`, `${ms.toFixed(0)} ms${growth}`];
  });
  const last = projects.length - 1;
  rows.push(['scan / tokens', of((round) => round[last].scan / round[last].tokens).toFixed(1)]);
  rows.push(['lint / scan', of((round) => round[last].lint / round[last].scan).toFixed(1)]);
  return rows;
}

async function textsOf(objects) {
  return withFolder(async (folder) => {
    await generateProject(folder, objects);
    const files = await readdir(join(folder, 'sql'), { recursive: true });
    return Promise.all(
      files
        .filter((file) => file.endsWith('.sql'))
        .map(async (file) => ({
          path: `sql/${file}`,
          text: await readFile(join(folder, 'sql', file), 'utf8'),
          role: 'schema',
        })),
    );
  });
}

async function toolkit(root) {
  const outfile = join(root, 'build', 'bench', 'lint.mjs');
  await build({
    stdin: {
      contents: `
        export { lint } from './src/tsql/lint/lint.ts';
        export { readScript } from './src/tsql/scan/script.ts';
        export { tokensOf } from './src/tsql/lexer.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return import(pathToFileURL(outfile).href);
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function each(texts, work) {
  for (const { text } of texts) work(text);
}

function count(tokens) {
  let number = 0;
  for (const _ of tokens) number++;
  return number;
}
