// How long the program takes to its first line, against a Node.js that does nothing.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sideBySide, timeProcess } from './lib/timing.mjs';
import { cli, placesIn, withFolder } from './lib/toolkit.mjs';

export const title = 'start of the program to its first line';

const repetitions = 21;

/** @returns rows of a name and what was measured. */
export async function bench({ root, ...surroundings }) {
  return withFolder(async (folder) => {
    await mkdir(join(folder, 'sql'));
    const { output, engine } = placesIn(folder, surroundings);
    // A command that says at once what it begins, and then finds nothing to plan: its end does not count.
    const help = cli(root, '--help');
    const build = cli(root, 'build', '--project', root, ...output, ...engine);
    const results = await sideBySide(repetitions, {
      node: () => timeProcess([process.execPath, '-e', '0']),
      version: () => timeProcess(cli(root, '--version'), { until: 'first line' }),
      help: () => timeProcess(help, { until: 'first line' }),
      build: () => timeProcess(build, { until: 'first line' }),
    });
    const row = (name) =>
      `${results.of(name).toFixed(0)} ms, ${results.quotient(name, 'node').toFixed(2)} times (aim: under 2)`;
    return [
      ['node -e 0', `${results.of('node').toFixed(0)} ms`],
      ['--version', row('version')],
      ['--help', row('help')],
      ['build', row('build')],
    ];
  });
}
