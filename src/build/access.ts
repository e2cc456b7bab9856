import type { SourcePlace } from '../errors/deploy-error.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import type { ModelObject, SqlMessage, SqlText } from '../ports/model.ts';
import {
  type AccessFact,
  bracketed,
  type PlacedFact,
  type Securable,
  securableName,
} from '../tsql/access-fact.ts';
import { readAccess } from '../tsql/access-reader.ts';
import { fixedRoles, mayBeDeclared } from './access-permissions.ts';

/** Types of model objects that `ON OBJECT::` reaches; the other classes are types of their own. */
const objectTypes = new Set([
  ...['Table', 'View', 'Procedure', 'ScalarFunction', 'TableValuedFunction', 'ExtendedProcedure'],
  ...['Sequence', 'Synonym', 'Queue'],
]);

const typesOfClass: Readonly<Record<Exclude<Securable['class'], 'OBJECT'>, ReadonlySet<string>>> = {
  SCHEMA: new Set(['Schema']),
  TYPE: new Set(['DataType', 'TableType', 'UserDefinedType']),
  SERVICE: new Set(['Service']),
  CONTRACT: new Set(['Contract']),
  'MESSAGE TYPE': new Set(['MessageType']),
};

/** `sql/access/hartonomous_reader.sql` -> `hartonomous_reader`: a file is a role. */
export function accessName(path: string): string {
  return path.slice('sql/access/'.length, -'.sql'.length);
}

/**
 * Holds declarations of access to one another and to the model: what a file says is about its own role, and
 * everything that is named exists. A name that does not resolve would fail in the middle of a deployment.
 */
export function checkAccess(
  files: readonly SqlText[],
  objects: readonly ModelObject[],
  assemblies: readonly AssemblyMetadata[],
): readonly SqlMessage[] {
  const declarations = files.map((file) => ({ file, ...readAccess(file.text, file.path) }));
  const all = declarations.flatMap(({ facts }) => facts);
  const known: Known = {
    roles: new Set(all.flatMap(({ fact }) => (fact.kind === 'role' ? [fact.role] : []))),
    users: new Set(all.flatMap(({ fact }) => (fact.kind === 'user' ? [fact.user] : []))),
    securables: securablesOf(objects, assemblies),
  };
  return declarations.flatMap(({ file, facts, faults }) => {
    const role = accessName(file.path);
    const own = facts.filter(({ fact }) => fact.kind === 'role');
    const missing =
      own.length === 1
        ? []
        : [fault(`The file declares ${bracketed(role)} exactly once.`, { file: file.path, line: 1 })];
    return [
      ...faults.map(({ text, place }) => fault(text, place)),
      ...missing,
      ...facts.flatMap((placed) => faultsOf(placed, role, known)),
      ...repeated(facts),
    ];
  });
}

interface Known {
  readonly roles: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  /** `OBJECT::[dbo].[t]`, in lower case: the catalog of a database does not tell case apart. */
  readonly securables: ReadonlySet<string>;
}

function securablesOf(
  objects: readonly ModelObject[],
  assemblies: readonly AssemblyMetadata[],
): Known['securables'] {
  const classOf = (type: string): string | undefined =>
    objectTypes.has(type) ? 'OBJECT' : Object.entries(typesOfClass).find(([, types]) => types.has(type))?.[0];
  const routines = assemblies.flatMap((assembly) => assembly.routines);
  return new Set(
    [
      'SCHEMA::[dbo]',
      ...objects.map(({ type, name }) => `${classOf(type)}::${name}`),
      ...routines.map(({ schema, name }) => `OBJECT::${bracketed(schema)}.${bracketed(name)}`),
    ].map((key) => key.toLowerCase()),
  );
}

function faultsOf({ fact, place }: PlacedFact, role: string, known: Known): readonly SqlMessage[] {
  return reasons(fact, role, known).map((text) => fault(text, place));
}

function reasons(fact: AccessFact, role: string, known: Known): readonly string[] {
  switch (fact.kind) {
    case 'role':
      return fact.role === role
        ? []
        : [`The file of ${bracketed(role)} declares ${bracketed(fact.role)}: name the file after its role.`];
    case 'user':
      return known.roles.has(fact.user)
        ? [`${bracketed(fact.user)} is declared as a role and as a user.`]
        : [];
    case 'member':
      return memberReasons(fact, role, known);
    case 'permission':
      return permissionReasons(fact, role, known);
  }
}

function memberReasons(
  fact: Extract<AccessFact, { kind: 'member' }>,
  role: string,
  { roles, users }: Known,
): readonly string[] {
  const found: string[] = [];
  if (fact.role !== role && fact.member !== role)
    found.push(
      `Neither ${bracketed(fact.role)} nor ${bracketed(fact.member)} is the role of this file, ${bracketed(role)}.`,
    );
  if (!roles.has(fact.role) && !fixedRoles.has(fact.role))
    found.push(
      `The role ${bracketed(fact.role)} is declared nowhere and is none of ${[...fixedRoles].join(', ')}.`,
    );
  if (!roles.has(fact.member) && !users.has(fact.member))
    found.push(`The member ${bracketed(fact.member)} is declared nowhere.`);
  return found;
}

function permissionReasons(
  fact: Extract<AccessFact, { kind: 'permission' }>,
  role: string,
  { securables }: Known,
): readonly string[] {
  const found: string[] = [];
  const { on } = fact;
  if (fact.to !== role)
    found.push(`The file of ${bracketed(role)} gives ${bracketed(fact.to)} a permission.`);
  const what = on === null ? 'the database' : `${on.class}::${securableName(on)}`;
  if (!mayBeDeclared(fact))
    found.push(`${fact.permission} is no permission on ${what} that can be declared.`);
  if (on !== null && !securables.has(what.toLowerCase())) found.push(`${what} is not in the schema.`);
  return found;
}

/** The same permission twice says nothing, granted and denied at once says two things. */
function repeated(facts: readonly PlacedFact[]): readonly SqlMessage[] {
  const seen = new Set<string>();
  return facts.flatMap(({ fact, place }) => {
    if (fact.kind !== 'permission') return [];
    const key = JSON.stringify([fact.permission, fact.on]).toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [fault(`${fact.permission} on this is granted or denied above already.`, place)];
  });
}

function fault(text: string, place: SourcePlace): SqlMessage {
  return { severity: 'error', code: 'ACCESS', text, place };
}
