import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** The bundled program. */
export const program = join(root, 'build', 'cli', 'hartonomous.mjs');

/**
 * The options that fit what setup found: its DacFx, and with the fallback, which knows no SQL Server 2025,
 * the older host. Options that the user gives stand.
 */
export async function setupOptions(given = []) {
  const { folder, fallback } = JSON.parse(
    await readFile(join(root, 'build', 'dacfx', 'current.json'), 'utf8'),
  );
  const has = (name) => given.some((arg) => arg === name || arg.startsWith(`${name}=`));
  return [
    ...(has('--dacfx') ? [] : ['--dacfx', join(root, folder)]),
    ...(has('--as') || has('--dacfx') || !fallback ? [] : ['--as', 'sql2022-linux']),
  ];
}
