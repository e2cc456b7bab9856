// How soon it is known that there is nothing to do, against a comparison of the same two models by DacFx.
import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateProject } from './lib/generated-project.mjs';
import { sideBySide, timeProcess } from './lib/timing.mjs';
import { cli, placesIn, profileFor, rehearsed, withFolder } from './lib/toolkit.mjs';

export const title = 'deciding that there is nothing to do, at 330 objects';

const repetitions = 7;

/** @returns rows of a name and what was measured. */
export async function bench({ root, ...surroundings }) {
  return withFolder(async (folder) => {
    const files = await generateProject(folder, 330);
    await rehearsed(root, folder, surroundings);
    const { output, target, engine } = placesIn(folder, surroundings);
    const [digest] = await readdir(join(folder, 'out', 'bundles'));
    const bundle = join(folder, 'out', 'bundles', digest);
    const plan = cli(root, 'plan', '--bundle', bundle, ...output, ...target, ...engine);

    const results = await sideBySide(repetitions, {
      plan: () => timeProcess(plan),
      decision: () => decisionIn(plan),
      comparison: await comparison(root, folder, bundle, surroundings),
    });
    return [
      ['model', `${files} objects`],
      ['DacFx, cold', `${results.of('comparison').toFixed(0)} ms`],
      ['plan', `${results.of('plan').toFixed(0)} ms, the whole process`],
      ['the decision in it', `${results.of('decision').toFixed(0)} ms, the plan's own event`],
      ['DacFx / decision', `${results.quotient('comparison', 'decision').toFixed(1)} (aim: at least 40)`],
      ['DacFx / plan', `${results.quotient('comparison', 'plan').toFixed(1)}`],
    ];
  });
}

/** From the moment when the bundle was read to the plan without a step, as the command tells it. */
async function decisionIn([file, ...args]) {
  const { stdout } = await promisify(execFile)(file, [...args, '--json']);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { plan, ms } = events.find(({ event }) => event === 'plan-ready');
  if (plan.steps.length > 0) throw new Error('There was something to do.');
  return ms;
}

/** The same question put to DacFx: a process that compares the model with itself and ends. */
async function comparison(root, folder, bundle, { dacfx, platform }) {
  const model = join(bundle, 'model', profileFor(platform), 'schema.dacpac');
  const request = {
    id: 1,
    op: 'diff',
    model: platform,
    database: 'Bench',
    source: model,
    target: model,
    options: { blockOnPossibleDataLoss: true, dropObjectsNotInSource: true },
  };
  const requests = join(folder, 'requests.jsonl');
  await writeFile(requests, `${JSON.stringify(request)}\n`);
  const host = join(root, 'build', 'hosts', 'dacfx', 'hartonomous-dacfx-host.dll');
  // The shell only gives the host its standard input; it costs a millisecond.
  const command = ['sh', '-c', 'exec dotnet "$0" --dacfx "$1" < "$2"', host, dacfx, requests];
  return () => timeProcess(command);
}
