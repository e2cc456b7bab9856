import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata, ClrRoutine } from '../ports/clr-runtime.ts';
import type { ClrCheck, ClrExpectation } from './check.ts';
import { type ClrCheckCase, parseClrCheckFile } from './clr-check-file.ts';

/**
 * The calls that a file of `sql/verify/clr` asks for.
 * @throws DeployError CHECK_INVALID when the file is not of its format, no assembly has its routine, or a case does not fit the routine's kind.
 */
export function clrChecks(
  text: string,
  source: string,
  assemblies: readonly Pick<AssemblyMetadata, 'name' | 'sha512' | 'routines'>[],
): readonly ClrCheck[] {
  const { routine: name, class: checkClass, cases } = parseClrCheckFile(text, source);
  for (const assembly of assemblies) {
    const routine = assembly.routines.find((candidate) => `${candidate.schema}.${candidate.name}` === name);
    if (routine === undefined) continue;
    return cases.map((one) => ({
      kind: 'clr',
      id: `${name}: ${one.name}`,
      checkClass,
      source: { file: source },
      assembly: assembly.name,
      sha512: assembly.sha512,
      routine: `[${routine.schema}].[${routine.name}]`,
      class: routine.class,
      expectation: expectationOf(one, routine, source),
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

/** The members that a case must have for each kind of routine that can be checked. */
const members: Readonly<Record<string, string>> = {
  'scalar-function': 'arguments and expected',
  'table-function': 'arguments and expectedRows',
  procedure: 'arguments and expectedOutputs',
  aggregate: 'aggregate and expected',
  type: 'arguments with one text or NULL, and expected with a text or NULL',
};

function expectationOf(one: ClrCheckCase, routine: ClrRoutine, source: string): ClrExpectation {
  const { kind, method } = routine;
  if ('aggregate' in one) {
    if (kind === 'aggregate') return { of: 'aggregate', rows: one.aggregate, expected: one.expected };
  } else if ('expectedRows' in one) {
    if (kind === 'table-function' && method !== null)
      return { of: 'rows', method, arguments: one.arguments, expected: one.expectedRows };
  } else if ('expectedOutputs' in one) {
    const expected = { returned: one.expectedReturn, outputs: one.expectedOutputs };
    if (kind === 'procedure' && method !== null)
      return { of: 'outputs', method, arguments: one.arguments, expected };
  } else if (kind === 'scalar-function' && method !== null) {
    return { of: 'value', method, arguments: one.arguments, expected: one.expected };
  } else if (kind === 'type') {
    const [text] = one.arguments;
    if (isText(text) && isText(one.expected) && one.arguments.length === 1)
      return { of: 'type', text, expected: one.expected };
  }
  const needed = members[kind];
  throw new DeployError({
    code: 'CHECK_INVALID',
    what: `${source}: the case '${one.name}' does not fit ${routine.schema}.${routine.name}, which is a ${kind}.`,
    remedy:
      needed === undefined
        ? `A ${kind} cannot be checked by its value; delete the file.`
        : `Give the case ${needed}.`,
    place: { file: source },
  });
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
