import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** The bundled program. */
export const program = join(root, 'build', 'cli', 'hartonomous.mjs');

/**
 * The options that fit what setup found: its DacFx, and with the fallback, which knows no SQL Server 2025,
 * the older host. What the user gives stands, as an option, a variable or in a configuration file.
 */
export async function setupOptions(given = []) {
  const { folder, fallback } = JSON.parse(
    await readFile(join(root, 'build', 'dacfx', 'current.json'), 'utf8'),
  );
  const option = (name) => given.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  const said = (name) => option(name) || Boolean(process.env[`HARTONOMOUS_${name.toUpperCase()}`]);
  const hasDacfx = said('dacfx') || (await isConfigured('dacfx'));
  return [
    ...(hasDacfx ? [] : ['--dacfx', join(root, folder)]),
    ...(said('as') || hasDacfx || !fallback ? [] : ['--as', 'sql2022-linux']),
  ];
}

/** Whether a configuration file that this machine's owner writes sets it; the program itself reports bad files. */
async function isConfigured(name) {
  const files = ['base.json', 'local.json'].map((file) => join(root, 'config', file));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.some((text) => text.includes(`"${name}"`));
}
