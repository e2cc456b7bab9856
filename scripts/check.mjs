// `npm run check`: format, lint, types, and generated files.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkGenerated } from './generate.mjs';
import { run } from './lib/run.mjs';
import { root, setup } from './setup.mjs';

/** Resolves with the exit status of the first check that fails, or 0. */
export async function check() {
  const bin = (...path) => join(root, 'node_modules', ...path);
  const checks = [
    [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
    [bin('typescript', 'bin', 'tsc'), '--noEmit'],
  ];
  for (const args of checks) {
    const status = await run(process.execPath, args, { cwd: root });
    if (status !== 0) return status;
  }
  return checkGenerated();
}

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await setup();
  process.exitCode = await check();
}
