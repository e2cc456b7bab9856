import { type AccessFact, type Securable, type SecurableClass, securableName } from './access-fact.ts';

/** How the catalog tells one class of securables: its number in sys.database_permissions, and an object's id. */
interface CatalogClass {
  readonly number: number;
  idOf(on: Securable): string;
}

/** https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-database-permissions-transact-sql */
const classes: Readonly<Record<SecurableClass, CatalogClass>> = {
  OBJECT: { number: 1, idOf: (on) => `OBJECT_ID(${literal(securableName(on))})` },
  SCHEMA: { number: 3, idOf: (on) => `SCHEMA_ID(${literal(lastName(on))})` },
  TYPE: { number: 6, idOf: (on) => `TYPE_ID(${literal(securableName(on))})` },
  'MESSAGE TYPE': { number: 15, idOf: (on) => selected('service_message_types', 'message_type_id', on) },
  CONTRACT: { number: 16, idOf: (on) => selected('service_contracts', 'service_contract_id', on) },
  SERVICE: { number: 17, idOf: (on) => selected('services', 'service_id', on) },
};

/** An expression for the id of what a permission is on: NULL where it is not there, 0 for the database. */
export function securableId(on: Securable | null): string {
  return on === null ? '0' : classes[on.class].idOf(on);
}

/** A query of one row where the fact holds, and of none where it does not. */
export function factQuery(fact: AccessFact): string {
  switch (fact.kind) {
    case 'role':
      return principal(fact.role, 'R');
    case 'user':
      return principal(fact.user, 'S');
    case 'member':
      return `${membersOf(fact.role)} AND [member_principal_id] = ${principalId(fact.member)}`;
    case 'permission': {
      const { on } = fact;
      const conditions = [
        `[grantee_principal_id] = ${principalId(fact.to)}`,
        `[permission_name] = ${literal(fact.permission)} COLLATE DATABASE_DEFAULT`,
        `[state] IN ${fact.verb === 'DENY' ? "('D')" : "('G', 'W')"}`,
        `[class] = ${on === null ? 0 : classes[on.class].number}`,
        `[major_id] = ${securableId(on)}`,
        '[minor_id] = 0',
      ];
      return `SELECT 1 FROM [sys].[database_permissions] WHERE ${conditions.join(' AND ')}`;
    }
  }
}

export function membersOf(role: string): string {
  return `SELECT 1 FROM [sys].[database_role_members] WHERE [role_principal_id] = ${principalId(role)}`;
}

export function principalId(name: string): string {
  return `DATABASE_PRINCIPAL_ID(${literal(name)})`;
}

export function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

function principal(name: string, type: 'R' | 'S'): string {
  return `SELECT 1 FROM [sys].[database_principals] WHERE [name] = ${literal(name)} AND [type] = '${type}'`;
}

/** Names of Service Broker have a binary collation of their own. */
function selected(view: string, id: string, on: Securable): string {
  return `(SELECT [${id}] FROM [sys].[${view}] WHERE [name] = ${literal(lastName(on))} COLLATE Latin1_General_BIN)`;
}

function lastName(on: Securable): string {
  return on.name.at(-1) ?? '';
}
