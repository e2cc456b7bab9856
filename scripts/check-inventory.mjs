// `npm run check:inventory`: builds one release for every platform that the DacFx at hand can build, and compares what
// it holds with docs/inventory.json. Options: --kinds tables,roles (all if absent), --dacfx and --output as of
// `hartonomous build`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareInventory } from './inventory/compare.mjs';
import { foundIn } from './inventory/found.mjs';
import { runQuietly } from './lib/run.mjs';
import { program, setupOptions } from './program.mjs';
import { root, setup } from './setup.mjs';

async function main(given) {
  const at = given.indexOf('--kinds');
  const kinds = at < 0 ? undefined : given.splice(at, 2)[1]?.split(',');
  await setup();
  const inventory = JSON.parse(await readFile(join(root, 'docs', 'inventory.json'), 'utf8'));
  const { engines, options } = await buildable(given);
  const profiles = engines.flatMap((engine) => [`${engine}-linux`, `${engine}-windows`]);
  const bundle = await build(profiles, options);
  let faults = 0;
  for (const profile of profiles) {
    const found = await foundIn(bundle, profile);
    for (const entry of compareInventory(inventory, found, profile.split('-')[1])) {
      if (kinds !== undefined && !kinds.includes(entry.kind)) continue;
      faults += entry.faults;
      print(profile, entry);
    }
  }
  const unpaired = await unpairedPlatformFiles();
  if (unpaired.length > 0) console.log(`On one platform only: ${unpaired.join(', ')}`);
  if (engines.length === 1)
    console.log('SQL Server 2025 was not built, this DacFx cannot; its sources name the same objects.');
  return faults + unpaired.length === 0 ? 0 : 1;
}

/** Where setup had to fall back to an older DacFx it names the one host that it knows. */
async function buildable(given) {
  const options = await setupOptions(given);
  const at = options.indexOf('--as');
  if (at < 0) return { engines: ['sql2022', 'sql2025'], options: [...options, ...given] };
  return { engines: ['sql2022'], options: [...options.slice(0, at), ...options.slice(at + 2), ...given] };
}

/** All but sql/platform is for both engines, so they hold the same objects when these folders name the same ones. */
async function unpairedPlatformFiles() {
  const [some, others] = await Promise.all(
    ['sql2022', 'sql2025'].map(async (engine) => {
      const entries = await readdir(join(root, 'sql', 'platform', engine), { recursive: true });
      return entries.filter((name) => name.endsWith('.sql'));
    }),
  );
  return [...some, ...others].filter((name) => !(some.includes(name) && others.includes(name)));
}

/** The folder of the bundle. */
async function build(profiles, options) {
  const args = [
    program,
    'build',
    ...options,
    '--as',
    profiles[0],
    '--profiles',
    profiles.join(','),
    '--json',
  ];
  const output = await runQuietly(process.execPath, args, { cwd: root });
  const events = output.split('\n').filter((line) => line.startsWith('{'));
  return events.map((line) => JSON.parse(line)).find(({ event }) => event === 'bundle-ready').folder;
}

function print(profile, { kind, found, expected, missing, extra, faults }) {
  console.log(
    `${profile.padEnd(16)} ${kind.padEnd(17)} ${found} of ${expected} ${faults === 0 ? 'ok' : 'WRONG'}`,
  );
  if (missing.length > 0) console.log(`  missing: ${missing.join(', ')}`);
  if (extra.length > 0) console.log(`  beside:  ${extra.join(', ')}`);
}

process.exitCode = await main(process.argv.slice(2));
