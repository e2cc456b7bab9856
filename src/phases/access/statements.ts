import {
  type AccessFact,
  bracketed,
  factText,
  permissionText,
  type Securable,
  securableName,
} from '../../tsql/access-fact.ts';

/** Makes a fact true; where it is true already, changes nothing. */
export function establish(fact: AccessFact): string {
  switch (fact.kind) {
    case 'role':
      return `IF NOT EXISTS (${principal(fact.role, 'R')})\n    ${factText(fact)}`;
    case 'user':
      return `IF NOT EXISTS (${principal(fact.user, 'S')})\n    ${factText(fact)}`;
    case 'permission':
      return factText(fact);
    case 'member':
      return `IF NOT EXISTS (${membership(fact)})\n    ${factText(fact)}`;
  }
}

/**
 * Takes a fact back; where it, or what it is about, is gone already, changes nothing. A role or user that somebody
 * else still uses stays, without any of the permissions that were declared for it.
 */
export function takeBack(fact: AccessFact): string {
  switch (fact.kind) {
    case 'role':
      return `IF EXISTS (${principal(fact.role, 'R')})\n   AND NOT EXISTS (${anyMember(fact.role)})\n    DROP ROLE ${bracketed(fact.role)};`;
    case 'user':
      return `IF EXISTS (${principal(fact.user, 'S')})\n    DROP USER ${bracketed(fact.user)};`;
    case 'permission': {
      const there = fact.on === null ? '' : `\n   AND ${exists(fact.on)}`;
      return `IF DATABASE_PRINCIPAL_ID(${literal(fact.to)}) IS NOT NULL${there}\n    REVOKE ${permissionText(fact)} FROM ${bracketed(fact.to)};`;
    }
    case 'member':
      return `IF EXISTS (${membership(fact)})\n    ALTER ROLE ${bracketed(fact.role)} DROP MEMBER ${bracketed(fact.member)};`;
  }
}

function principal(name: string, type: 'R' | 'S'): string {
  return `SELECT 1 FROM [sys].[database_principals] WHERE [name] = ${literal(name)} AND [type] = '${type}'`;
}

function membership({ role, member }: Extract<AccessFact, { kind: 'member' }>): string {
  const [inRole, who] = [
    `DATABASE_PRINCIPAL_ID(${literal(role)})`,
    `DATABASE_PRINCIPAL_ID(${literal(member)})`,
  ];
  return `SELECT 1 FROM [sys].[database_role_members] WHERE [role_principal_id] = ${inRole} AND [member_principal_id] = ${who}`;
}

function anyMember(role: string): string {
  return `SELECT 1 FROM [sys].[database_role_members] WHERE [role_principal_id] = DATABASE_PRINCIPAL_ID(${literal(role)})`;
}

function exists(on: Securable): string {
  const name = literal(securableName(on));
  const plain = literal(on.name.at(-1) ?? '');
  switch (on.class) {
    case 'OBJECT':
      return `OBJECT_ID(${name}) IS NOT NULL`;
    case 'SCHEMA':
      return `SCHEMA_ID(${plain}) IS NOT NULL`;
    case 'TYPE':
      return `TYPE_ID(${name}) IS NOT NULL`;
    case 'SERVICE':
      return `EXISTS (SELECT 1 FROM [sys].[services] WHERE [name] = ${plain} COLLATE DATABASE_DEFAULT)`;
    case 'CONTRACT':
      return `EXISTS (SELECT 1 FROM [sys].[service_contracts] WHERE [name] = ${plain} COLLATE DATABASE_DEFAULT)`;
    case 'MESSAGE TYPE':
      return `EXISTS (SELECT 1 FROM [sys].[service_message_types] WHERE [name] = ${plain} COLLATE DATABASE_DEFAULT)`;
  }
}

function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}
