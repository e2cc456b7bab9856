import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupDacfx } from './dacfx/setup-dacfx.mjs';
import { runQuietly } from './lib/run.mjs';
import { digestOf, unlessStamped } from './lib/stamp.mjs';
import { setupSqlclr } from './sqlclr/setup-sqlclr.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const stamp = (name) => join(root, 'build', 'stamps', name);

/**
 * Brings a checkout to where the toolkit runs: packages, hosts, DacFx, and the program itself. What is there
 * already and fits is kept, so a second call takes milliseconds.
 */
export async function setup(log = (text) => console.error(`setup    ${text}`)) {
  await installPackages(log);
  await setupSqlclr({ root, log });
  await setupDacfx({ root, log });
  await bundleProgram(log);
}

async function installPackages(log) {
  const lock = await digestOf(root, ['package-lock.json']);
  const made = [join(root, 'node_modules', 'esbuild', 'package.json')];
  await unlessStamped(stamp('packages'), lock, made, async () => {
    log('installing the npm packages of package-lock.json');
    await runQuietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'], { cwd: root });
  });
}

async function bundleProgram(log) {
  const sources = ['src', 'package.json', 'package-lock.json', 'scripts/setup.mjs'];
  const program = join(root, 'build', 'cli', 'hartonomous.mjs');
  await unlessStamped(stamp('program'), await digestOf(root, sources), [program], async () => {
    log('bundling the program');
    const { build } = await import('esbuild');
    const outdir = dirname(program);
    // Chunks are named by their content, and a build hashes all that lie there.
    await rm(outdir, { recursive: true, force: true });
    await build({
      absWorkingDir: root,
      entryPoints: { hartonomous: 'src/main/cli.ts' },
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // Packages that are CommonJS ask for Node's own modules by require, which a module has only if it makes one.
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
      logLevel: 'warning',
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup();
