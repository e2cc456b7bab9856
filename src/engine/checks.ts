import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundledModel } from '../build/bundle.ts';
import { readDescription } from '../build/model.ts';
import { DeployError } from '../errors/deploy-error.ts';
import type { Check, ClrCheck } from '../verify/check.ts';
import { parseClrCheckFile } from '../verify/clr-check-file.ts';

/** Every check that a bundle brings: its model's objects, its CLR calls, its queries. */
export async function checksOf(bundle: Bundle, profile: string): Promise<readonly Check[]> {
  const { objects } = await readDescription(join(bundle.folder, bundledModel(bundle, profile).description));
  const fromModel = objects.map(
    (object): Check => ({ kind: 'model', id: `${object.type} ${object.name}`, checkClass: 'read', object }),
  );
  const fromFiles = await Promise.all(
    bundle.manifest.checks.map(async ({ kind, file, source }) => {
      const text = await readFile(join(bundle.folder, file), 'utf8');
      if (kind === 'clr') return clrChecks(text, source, bundle);
      const check: Check = { kind, id: source, checkClass: 'read', text, source: { file: source } };
      return [check];
    }),
  );
  return [...fromModel, ...fromFiles.flat()];
}

function clrChecks(text: string, source: string, bundle: Bundle): readonly ClrCheck[] {
  const { routine: name, cases } = parseClrCheckFile(text, source);
  for (const assembly of bundle.manifest.assemblies) {
    const routine = assembly.routines.find((candidate) => `${candidate.schema}.${candidate.name}` === name);
    if (routine === undefined || routine.method === null) continue;
    const { class: className, method, schema } = routine;
    return cases.map((one) => ({
      kind: 'clr',
      id: `${name}: ${one.name}`,
      checkClass: 'read',
      source: { file: source },
      assembly: assembly.name,
      sha512: assembly.sha512,
      routine: `[${schema}].[${routine.name}]`,
      class: className,
      method,
      arguments: one.arguments,
      expected: one.expected,
      tolerance: one.tolerance,
    }));
  }
  throw new DeployError({
    code: 'CHECK_INVALID',
    what: `${source} calls ${name}, which no assembly of the bundle has.`,
    remedy: 'Correct the name, or delete the file with the routine.',
    place: { file: source },
  });
}
