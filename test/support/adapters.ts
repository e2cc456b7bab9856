import { join } from 'node:path';
import { afterAll } from 'vitest';
import { dacFxModel } from '../../src/adapters/dacfx/dacfx-model.ts';
import { sqlClrRuntime } from '../../src/adapters/sqlclr/sqlclr-runtime.ts';
import { nodeProcesses } from '../../src/adapters/system/processes.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import type { Model } from '../../src/ports/model.ts';
import { dacfx, profile, root } from './cli.ts';

export const processes = nodeProcesses(process.env);

/** What the DacFx that setup found calls the platform of the tests. */
export const platform = profile === 'sql2022-linux' ? 'Sql150' : 'Sql170';

/** The real DacFx, ended with the test file. */
export function openModel(
  options: { readonly dacfx?: string; readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Model {
  const host = join(root, 'build/hosts/dacfx/hartonomous-dacfx-host.dll');
  const model = dacFxModel(processes, { host, dacfx, ...options });
  afterAll(async () => model.close());
  return model;
}

/** The real runtime for SQL CLR libraries, ended with the test file. */
export function openClr(): ClrRuntime {
  const clr = sqlClrRuntime(processes, {
    host: join(root, 'build/hosts/sqlclr/hartonomous-sqlclr-host.dll'),
  });
  afterAll(async () => clr.close());
  return clr;
}
