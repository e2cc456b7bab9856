import { DeployError } from '../errors/deploy-error.ts';
import type { AssemblyMetadata, ClrRoutine } from '../ports/clr-runtime.ts';

export function routineName(routine: ClrRoutine): string {
  return `${quoted(routine.schema)}.${quoted(routine.name)}`;
}

/** The statement that binds a routine to its assembly: made from the attributes, never written by hand. */
export function createRoutine(assembly: AssemblyMetadata, routine: ClrRoutine): string {
  const target = [assembly.name, routine.class, methodOf(routine)].map(quoted).join('.');
  return `${signature(routine)}\nAS EXTERNAL NAME ${target};`;
}

/** The same signature with an empty T-SQL body: what the schema's model resolves calls against. */
export function declareRoutine(routine: ClrRoutine): string {
  return `${signature(routine)}\nAS\nBEGIN\n    RETURN NULL;\nEND;`;
}

export function dropRoutine(name: string): string {
  return `DROP FUNCTION ${name};`;
}

function signature(routine: ClrRoutine): string {
  if (routine.kind !== 'scalar-function' || routine.returns === null) {
    throw new DeployError({
      code: 'CLR_UNSUPPORTED',
      what: `${routine.class}.${routine.method ?? ''} is a ${routine.kind}, and only scalar functions are bound so far.`,
      remedy: 'Make it a scalar function, or take its attribute away.',
    });
  }
  const parameters = routine.parameters.map(({ name, type }) => `@${name} ${type}`).join(', ');
  return `CREATE FUNCTION ${routineName(routine)} (${parameters})\nRETURNS ${routine.returns}`;
}

function methodOf(routine: ClrRoutine): string {
  return routine.method ?? '';
}

function quoted(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
