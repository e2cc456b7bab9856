import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dacFxModel } from '../adapters/dacfx/dacfx-model.ts';
import { recordingDatabase } from '../adapters/recording/database.ts';
import { rehearsalDatabase } from '../adapters/rehearsal/database.ts';
import { sqlClrRuntime } from '../adapters/sqlclr/sqlclr-runtime.ts';
import type { Environment } from '../adapters/system/child-environment.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { nodeProcesses } from '../adapters/system/processes.ts';
import { userName } from '../adapters/system/user-name.ts';
import { profileOf } from '../build/profile.ts';
import type { Deployment } from '../engine/deployment.ts';
import type { Emit } from '../engine/events.ts';
import type { TrustedInputs } from '../inputs/parse.ts';
import type { Database } from '../ports/database.ts';
import { classesFor } from '../verify/check-class.ts';
import { entrustedSecrets } from './secrets.ts';
import { openServer } from './server.ts';
import { toolkitVersion } from './version.ts';

/** The C# hosts lie beside the program that this module is bundled into. */
const hostFile = (path: string): string => fileURLToPath(new URL(`../hosts/${path}`, import.meta.url));

/** How far a command that is to stop may still go: to the end of its step, or not even that. */
export interface Interruption {
  readonly signal: AbortSignal;
  readonly interrupt: AbortSignal;
}

/** Ports to adapters, a line each. */
export async function compose(
  { command, values, settings, configFiles }: TrustedInputs,
  environment: Environment,
  emit: Emit,
  { signal, interrupt }: Interruption,
): Promise<Deployment & { close(): Promise<void> }> {
  const clock = systemClock;
  const processes = nodeProcesses(environment);
  const toolkit = {
    version: toolkitVersion,
    program: fileURLToPath(new URL('.', import.meta.url)),
    dacfxHost: hostFile('dacfx/hartonomous-dacfx-host.dll'),
    clrHost: hostFile('sqlclr/hartonomous-sqlclr-host.dll'),
    dacfx: values.dacfx ?? '',
  };
  const model = dacFxModel(processes, { host: toolkit.dacfxHost, dacfx: toolkit.dacfx, signal });
  const clr = sqlClrRuntime(processes, { host: toolkit.clrHost, signal });
  const ending = [async () => model.close(), async () => clr.close()];
  const profile = profileOf(values.as ?? 'sql2025-linux');
  const profiles = values.profiles?.map(profileOf) ?? [profile];
  const folder = values.rehearsal ?? '';
  const open = (path: string): Database =>
    rehearsalDatabase({ folder: path, profile: profile.name }, { clock, model, clr });
  const server =
    values.server === undefined ? undefined : await openServer(values, profile.name, emit, interrupt);
  if (server !== undefined) ending.push(async () => server.close());
  const target = server ?? open(folder);
  const database = values['dry-run'] === true ? recordingDatabase(target, clock) : target;
  return {
    ...{
      clock,
      processes,
      model,
      clr,
      database,
      toolkit,
      profile,
      profiles,
      emit,
      signal,
      settings,
      configFiles,
    },
    options: {
      ...{ database: values.database ?? '', profile: profile.name, target: database.name },
      ...(values.skip === undefined || values.skip.length === 0 ? {} : { skip: values.skip }),
      ...(values.allow === undefined || values.allow.length === 0
        ? {}
        : { allow: [...new Set(values.allow)].sort() }),
    },
    secrets:
      values.secrets === true
        ? // As for the inputs: a terminal needs no mask.
          entrustedSecrets(values, { environment, clock, processes, signal, mask: () => undefined })
        : undefined,
    project: values.project ?? '.',
    output: values.output ?? '',
    bundlePath: values.bundle,
    archiveFile: values.archive,
    ledgers: values.ledgers?.map(open) ?? [database],
    planFile: values.plan,
    approvedDigest: values.approve,
    to: values.to,
    success: server === undefined ? 'rehearsed' : 'passed',
    acceptDrift: values['accept-drift'] === true,
    classes: classesFor(values.environment ?? 'local', values.classes ?? []),
    owner: { command, user: userName(), host: hostname(), process: process.pid },
    atEnd: (work) => void ending.push(work),
    async close() {
      // In order: the helpers may still hold files that are then removed.
      for (const work of ending) await work();
    },
  };
}
