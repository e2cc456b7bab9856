import { dacfx, eventsOf, hartonomous, profile, spine, testOutput } from './cli.ts';

/** What apply needs, made by the program itself from the sources of the small database. */
export interface Prepared {
  readonly bundle: string;
  readonly plan: string;
  readonly digest: string;
  readonly steps: readonly string[];
  readonly profile: string;
  /** Options that `apply` takes besides --approve. */
  readonly applyOptions: readonly string[];
}

/** Builds a bundle and plans it for an empty target called `target`, relative to wherever a command runs. */
export async function prepare(cwd: string): Promise<Prepared> {
  const common = ['--as', profile, '--dacfx', dacfx, '--json'];
  const built = await hartonomous(['build', '--project', spine, '--output', testOutput, ...common], { cwd });
  const bundle = eventsOf(built.stdout).find((event) => event.event === 'bundle-ready')?.folder ?? '';
  const planning = ['plan', '--bundle', bundle, '--output', testOutput, '--rehearsal', 'target', ...common];
  const planned = await hartonomous(planning, { cwd });
  const ready = eventsOf(planned.stdout).find((event) => event.event === 'plan-ready');
  if (ready === undefined)
    throw new Error(`no plan:\n${built.stdout}${built.stderr}${planned.stdout}${planned.stderr}`);
  return {
    bundle,
    plan: ready.file,
    digest: ready.plan.digest,
    profile,
    steps: ready.plan.steps.map((step) => step.id),
    applyOptions: ['--bundle', bundle, '--plan', ready.file, '--as', profile, '--rehearsal', 'target'],
  };
}
