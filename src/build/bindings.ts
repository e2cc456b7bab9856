import { DeployError } from '../errors/deploy-error.ts';
import { type Digest, digestOf } from '../plan/digest.ts';
import type { AssemblyMetadata, ClrRoutine } from '../ports/clr-runtime.ts';

/** Kinds in the order in which they are created: nothing needs a later one. */
const kinds = ['type', 'scalar-function', 'table-function', 'procedure', 'aggregate'] as const;
type Kind = (typeof kinds)[number];

export function routineName(routine: Pick<ClrRoutine, 'schema' | 'name'>): string {
  return `${quoted(routine.schema)}.${quoted(routine.name)}`;
}

/** Types first, then functions, procedures and aggregates; within a kind the order stays. */
export function inCreationOrder<Bound extends { readonly routine: ClrRoutine }>(
  bound: readonly Bound[],
): readonly Bound[] {
  const rank = ({ routine }: Bound): number => kinds.indexOf(kindOf(routine));
  return [...bound].sort((a, b) => rank(a) - rank(b));
}

/**
 * The statement that binds a routine to its assembly: made from the attributes, never written by hand.
 * Neither an aggregate nor a type has an AS before EXTERNAL NAME, and both name a class instead of a method.
 * https://learn.microsoft.com/sql/t-sql/statements/create-aggregate-transact-sql
 * @throws DeployError CLR_UNSUPPORTED for a kind that is not known.
 */
export function createRoutine(assembly: Pick<AssemblyMetadata, 'name'>, routine: ClrRoutine): string {
  const target = [assembly.name, routine.class, ...(routine.method === null ? [] : [routine.method])];
  const external = `EXTERNAL NAME ${target.map(quoted).join('.')};`;
  switch (kindOf(routine)) {
    case 'type':
      return `CREATE TYPE ${routineName(routine)}\n${external}`;
    case 'scalar-function':
    case 'table-function':
      return `${functionHead(routine)}\nRETURNS ${routine.returns}\nAS ${external}`;
    case 'procedure':
      return `${procedureHead(routine)}\nAS ${external}`;
    case 'aggregate':
      return `CREATE AGGREGATE ${routineName(routine)} (${parameters(routine)})\nRETURNS ${routine.returns}\n${external}`;
  }
}

/**
 * Tells whether a target's routine is still the wanted one: its statement, and what the server reads from the
 * attributes when it is bound. Where that has changed ALTER ASSEMBLY refuses (6240, 6269 to 6278) or keeps the old.
 */
export function routineDigest(assembly: Pick<AssemblyMetadata, 'name'>, routine: ClrRoutine): Digest {
  const { deterministic, precise, dataAccess, contract } = routine;
  const statement = createRoutine(assembly, routine);
  return digestOf({ statement, deterministic, precise, dataAccess, contract });
}

/**
 * A T-SQL object with the same name and signature: what the schema's model resolves callers against.
 * An aggregate becomes a scalar function, because CREATE AGGREGATE needs an assembly, which the model can't
 * hold (SQL71501); DacFx 150.4897.1 resolves `dbo.VectorMean(x)` against it in views and procedures, with
 * GROUP BY, OVER and DISTINCT as well. A type becomes an alias type: columns, variables and parameters of it
 * resolve, a method called on a column of it does not (SQL71502).
 * @throws DeployError CLR_UNSUPPORTED for a kind that is not known.
 */
export function declareRoutine(routine: ClrRoutine): string {
  switch (kindOf(routine)) {
    case 'type':
      return `CREATE TYPE ${routineName(routine)} FROM VARBINARY(8000);`;
    case 'table-function':
      return `${functionHead(routine)}\nRETURNS @result ${routine.returns}\nAS\nBEGIN\n    RETURN;\nEND;`;
    case 'procedure':
      return `${procedureHead(routine)}\nAS\nBEGIN\n    RETURN 0;\nEND;`;
    case 'scalar-function':
    case 'aggregate':
      return `${functionHead(routine)}\nRETURNS ${routine.returns}\nAS\nBEGIN\n    RETURN NULL;\nEND;`;
  }
}

/**
 * Drops what the target has under the name, whatever its kind there: the state remembers names and hashes
 * alone, and a routine may have changed its kind, or have been T-SQL. AF, PC and P are the types of sys.objects.
 */
export function dropRoutine(name: string): string {
  const literal = `N'${name.replaceAll("'", "''")}'`;
  return [
    `IF OBJECT_ID(${literal}, N'AF') IS NOT NULL DROP AGGREGATE ${name};`,
    `ELSE IF OBJECT_ID(${literal}, N'PC') IS NOT NULL OR OBJECT_ID(${literal}, N'P') IS NOT NULL DROP PROCEDURE ${name};`,
    `ELSE IF OBJECT_ID(${literal}) IS NULL AND TYPE_ID(${literal}) IS NOT NULL DROP TYPE ${name};`,
    `ELSE DROP FUNCTION ${name};`,
  ].join('\n');
}

function functionHead(routine: ClrRoutine): string {
  return `CREATE FUNCTION ${routineName(routine)} (${parameters(routine)})`;
}

function procedureHead(routine: ClrRoutine): string {
  return `CREATE PROCEDURE ${routineName(routine)} ${parameters(routine)}`.trimEnd();
}

function parameters(routine: ClrRoutine): string {
  return routine.parameters
    .map(({ name, type, output }) => `@${name} ${type}${output ? ' OUTPUT' : ''}`)
    .join(', ');
}

function kindOf(routine: ClrRoutine): Kind {
  const kind = kinds.find((known) => known === routine.kind);
  if (kind !== undefined) return kind;
  throw new DeployError({
    code: 'CLR_UNSUPPORTED',
    what: `${routine.class}.${routine.method ?? ''} is a ${routine.kind}, which this version does not bind.`,
    remedy: 'Build the bundle with the version of the toolkit that deploys it.',
  });
}

/** A name as T-SQL delimits it. */
export function quoted(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
