// `npm run generate`: writes what is a rendering of the input definitions. With --check it writes nothing and
// fails when a file is not what it would write.
import { realpathSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runWithInput } from './lib/run.mjs';
import { root, setup } from './setup.mjs';

/** Each generated file, and the module and function that give its content. */
const renderings = [
  { file: 'config/schema.json', module: 'src/inputs/config-schema.ts', render: 'configSchema' },
];

/** @returns the files that differ from what they should be; without `check` they are then written. */
export async function generate({ check }) {
  const stale = [];
  for (const { file, module, render } of renderings) {
    const text = await formatted(file, JSON.stringify((await load(module))[render]()));
    const path = join(root, file);
    if (text === (await readFile(path, 'utf8').catch(() => ''))) continue;
    stale.push(file);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return stale;
}

/** Node 20 does not read TypeScript. */
async function load(module) {
  const { build } = await import('esbuild');
  const outfile = join(root, 'build', 'generate', module.replace(/\.ts$/, '.mjs'));
  const options = { bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' };
  await build({ absWorkingDir: root, entryPoints: [module], outfile, ...options });
  return import(pathToFileURL(outfile).href);
}

/** As the formatter wants it, so that generating and formatting never undo one another. */
async function formatted(file, text) {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  return runWithInput(text, process.execPath, [biome, 'format', `--stdin-file-path=${file}`], { cwd: root });
}

/** Fails with the command that mends it. */
export async function checkGenerated() {
  const stale = await generate({ check: true });
  for (const file of stale) console.error(`${file} is not what its source gives. Run: npm run generate`);
  return stale.length === 0 ? 0 : 1;
}

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await setup();
  if (process.argv.includes('--check')) process.exitCode = await checkGenerated();
  else for (const file of await generate({ check: false })) console.log(`wrote ${file}`);
}
