import type { AccessFact, SecurableClass } from '../tsql/access-fact.ts';

const onObjects = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'REFERENCES', 'EXECUTE'];
const definitions = ['VIEW DEFINITION', 'ALTER', 'CONTROL', 'TAKE OWNERSHIP'];

/**
 * The permissions that a declaration may speak of, by what they are on; null is the database. Those that are left
 * out (IMPERSONATE, ALTER ANY ROLE, …) would let a role give itself the others.
 * https://learn.microsoft.com/sql/relational-databases/security/permissions-database-engine
 */
const permissions: ReadonlyMap<SecurableClass | null, ReadonlySet<string>> = new Map([
  ['OBJECT', new Set([...onObjects, ...definitions, 'RECEIVE', 'UNMASK', 'VIEW CHANGE TRACKING'])],
  ['SCHEMA', new Set([...onObjects, ...definitions, 'CREATE SEQUENCE', 'UNMASK', 'VIEW CHANGE TRACKING'])],
  ['TYPE', new Set(['EXECUTE', 'REFERENCES', 'VIEW DEFINITION', 'CONTROL', 'TAKE OWNERSHIP'])],
  ['SERVICE', new Set(['SEND', ...definitions])],
  ['CONTRACT', new Set(['REFERENCES', ...definitions])],
  ['MESSAGE TYPE', new Set(['REFERENCES', ...definitions])],
  [
    null,
    new Set([
      ...['CONNECT', 'SHOWPLAN', 'VIEW DEFINITION', 'VIEW ANY DEFINITION', 'VIEW SECURITY DEFINITION'],
      ...['VIEW PERFORMANCE DEFINITION', 'VIEW DATABASE STATE', 'VIEW DATABASE PERFORMANCE STATE'],
      ...['VIEW DATABASE SECURITY STATE', 'BACKUP DATABASE', 'BACKUP LOG', 'CHECKPOINT'],
      ...['CREATE TABLE', 'CREATE VIEW', 'CREATE PROCEDURE', 'CREATE FUNCTION', 'CREATE TYPE'],
      ...['CREATE SCHEMA', 'CREATE ASSEMBLY', 'CREATE AGGREGATE', 'CREATE QUEUE', 'CREATE SERVICE'],
      ...['CREATE CONTRACT', 'CREATE MESSAGE TYPE', 'ALTER ANY SCHEMA', 'ALTER ANY ASSEMBLY'],
      ...['ALTER ANY SERVICE', 'ALTER ANY CONTRACT', 'ALTER ANY MESSAGE TYPE', 'ALTER ANY SECURITY POLICY'],
      ...['ALTER ANY DATABASE AUDIT', 'SELECT', 'EXECUTE', 'INSERT', 'UPDATE', 'DELETE', 'REFERENCES'],
    ]),
  ],
]);

export function mayBeDeclared({ permission, on }: Extract<AccessFact, { kind: 'permission' }>): boolean {
  return permissions.get(on?.class ?? null)?.has(permission) ?? false;
}

/** Roles that every database has and that a declared role may be a member of; db_owner would be all of them. */
export const fixedRoles: ReadonlySet<string> = new Set([
  ...['db_datareader', 'db_datawriter', 'db_ddladmin', 'db_backupoperator'],
  ...['db_denydatareader', 'db_denydatawriter'],
]);
