import { join } from 'node:path';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { AggregateValues, AssemblyMetadata, ClrRoutine, SqlValue } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from './adapters.ts';
import { root } from './cli.ts';
import { copyProject } from './project.ts';
import { temporaryFolder } from './temporary.ts';

/** The routines of clr/core by their T-SQL names, called on the very bytes that are registered. */
export interface CoreLibrary {
  readonly metadata: AssemblyMetadata;
  routine(name: string): ClrRoutine;
  call(name: string, ...values: readonly SqlValue[]): Promise<SqlValue>;
  rows(name: string, ...values: readonly SqlValue[]): Promise<readonly (readonly SqlValue[])[]>;
  aggregate(
    name: string,
    rows: readonly (readonly SqlValue[])[],
    cuts?: readonly number[],
  ): Promise<AggregateValues>;
}

/** Builds a copy of it: test files run side by side, and two builds in one folder disturb each other. */
export async function openCoreLibrary(): Promise<CoreLibrary> {
  const clr = openClr();
  const folder = await temporaryFolder();
  const { folder: projectRoot } = await copyProject(await temporaryFolder(), root);
  await buildClr({ projectRoot, projects: ['clr/core/core.csproj'] }, folder, { processes, clr });
  const metadata = (await readAssemblies(folder))[0] as AssemblyMetadata;
  const routine = (name: string): ClrRoutine => {
    const found = metadata.routines.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no routine ${name}`);
    return found;
  };
  const target = (name: string) => ({
    path: join(folder, 'Hartonomous.Clr.Core.dll'),
    sha512: metadata.sha512,
    class: routine(name).class,
  });
  const method = (name: string) => ({ ...target(name), method: routine(name).method ?? '' });
  return {
    metadata,
    routine,
    call: async (name, ...values) => clr.call({ ...method(name), arguments: values }),
    rows: async (name, ...values) => clr.rows({ ...method(name), arguments: values }),
    aggregate: async (name, rows, cuts) =>
      clr.aggregate({ ...target(name), rows, ...(cuts === undefined ? {} : { cuts }) }),
  };
}

export const float32 = (numbers: readonly number[]): SqlValue => ({ float32: numbers });

/** The components of a VARBINARY that a routine gave. */
export function components(value: SqlValue): readonly number[] {
  if (typeof value !== 'string' || !value.startsWith('0x'))
    throw new Error(`no bytes: ${JSON.stringify(value)}`);
  const bytes = Buffer.from(value.slice(2), 'hex');
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(4 * index));
}
