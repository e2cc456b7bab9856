// `npm run bench [name]`: what is measured and not tested, as clocks depend on the machine. Ratios come from one run.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

await setup();
const current = JSON.parse(await readFile(join(root, 'build', 'dacfx', 'current.json'), 'utf8'));
const surroundings = {
  root,
  dacfx: join(root, current.folder),
  platform: current.fallback ? 'Sql150' : 'Sql170',
};

const [wanted = ''] = process.argv.slice(2);
const files = (await readdir(join(root, 'bench'))).filter((name) => name.endsWith('.mjs')).sort();
for (const file of files.filter((name) => name.startsWith(wanted))) {
  const { title, bench } = await import(join(root, 'bench', file));
  console.log(title);
  for (const [name, measured] of await bench(surroundings)) console.log(`  ${name.padEnd(22)}${measured}`);
}
