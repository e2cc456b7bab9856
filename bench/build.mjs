// A build with nothing to do, against `dotnet build` with nothing to do.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sideBySide, timeProcess } from './lib/timing.mjs';
import { cli, placesIn, withFolder } from './lib/toolkit.mjs';

export const title = 'a build with nothing to do';

const repetitions = 7;

/** @returns rows of a name and what was measured. */
export async function bench({ root, ...surroundings }) {
  return withFolder(async (folder) => {
    const { engine, output } = placesIn(folder, surroundings);
    const build = cli(root, 'build', '--project', root, ...output, ...engine);
    const projects = await clrProjects(root);
    const dotnet = projects.map((project) => [
      'dotnet',
      'build',
      project,
      '-c',
      'Release',
      '-v:quiet',
      '-nologo',
    ]);
    for (const command of [build, ...dotnet]) await timeProcess(command);
    const results = await sideBySide(repetitions, {
      build: () => timeProcess(build),
      dotnet: () => inTurn(dotnet),
    });
    return [
      ['build', `${results.of('build').toFixed(0)} ms: CLR, schema and bundle`],
      ['dotnet build', `${results.of('dotnet').toFixed(0)} ms: ${projects.length} CLR project(s) alone`],
      ['dotnet build / build', `${results.quotient('dotnet', 'build').toFixed(1)} (aim: at least 10)`],
    ];
  });
}

async function inTurn(commands) {
  let sum = 0;
  for (const command of commands) sum += await timeProcess(command);
  return sum;
}

/** The libraries that the program's own build compiles. */
async function clrProjects(root) {
  const names = await readdir(join(root, 'clr'));
  const files = names.map((name) => join(root, 'clr', name, `${name}.csproj`));
  const found = await Promise.all(
    files.map((file) =>
      stat(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}
