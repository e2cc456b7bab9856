import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import type { ClrCheck } from './check.ts';
import { parseClrCheckFile } from './clr-check-file.ts';

/**
 * The calls that a file of `sql/verify/clr` asks for.
 * @throws DeployError CHECK_INVALID when the file is not of its format or no assembly has its routine.
 */
export function clrChecks(
  text: string,
  source: string,
  assemblies: readonly AssemblyMetadata[],
): readonly ClrCheck[] {
  const { routine: name, cases } = parseClrCheckFile(text, source);
  for (const assembly of assemblies) {
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
    what: `${source} calls ${name}, which no assembly has.`,
    remedy: 'Correct the name, or delete the file with the routine.',
    place: { file: source },
  });
}
