// What a vector function costs: the library's own bytes, called in process, against the same written for .NET 10,
// and both against merely reading the memory. It is CoreCLR, not the server's CLR, and no server's call is counted.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dotnet } from '../scripts/lib/dotnet.mjs';

export const title = 'vector functions of 1,998 dimensions, over 128 MB of vectors';

const functions = ['dot', 'cosine', 'distance', 'add'];

/** @returns rows of a name and what was measured. */
export async function bench({ root }) {
  const built = join(root, 'build/bench');
  const library = async (name) => {
    const project = join(root, 'clr', name, `${name}.csproj`);
    if (!existsSync(project)) return [];
    await dotnet('build', project, '--configuration', 'Release', '--output', join(built, `clr-${name}`));
    return [join(built, `clr-${name}`, `Hartonomous.Clr.${name[0].toUpperCase()}${name.slice(1)}.dll`)];
  };
  const libraries = [...(await library('core')), ...(await library('extended'))];
  const program = join(built, 'clr-vectors');
  await dotnet('build', join(root, 'bench/clr-vectors'), '--configuration', 'Release', '--output', program);

  const facade = join(root, 'build/hosts/sqlclr/facade/System.Data.dll');
  const args = [join(program, 'clr-vectors.dll'), facade, ...libraries];
  const ended = spawnSync('dotnet', args, { encoding: 'utf8', maxBuffer: 1 << 20 });
  if (ended.status !== 0) throw new Error(`clr-vectors ended with ${ended.status}:\n${ended.stderr}`);
  const { count, bytes, milliseconds } = JSON.parse(ended.stdout);

  const sweep = milliseconds.sweep;
  const shown = (ms) => {
    const calls = `${Math.round(count / ms).toLocaleString('en')},000 calls/s`;
    return `${calls.padEnd(18)}${(bytes / ms / 1e6).toFixed(1).padStart(5)} GB/s  ${(ms / sweep).toFixed(1)} x the sweep`;
  };
  const ways = ['plain', 'core', 'extended'].slice(0, 1 + libraries.length);
  return [
    ['reading the memory', `${(bytes / sweep / 1e6).toFixed(1)} GB/s`],
    ...functions.flatMap((name) =>
      ways.map((way) => [`${name}, ${way}`, shown(milliseconds[`${name}/${way}`])]),
    ),
    ...functions.map((name) => {
      const ratio = (way) =>
        `${way} / plain ${(milliseconds[`${name}/${way}`] / milliseconds[`${name}/plain`]).toFixed(1)}`;
      return [`${name}, time`, ways.slice(1).map(ratio).join(', ')];
    }),
  ];
}
