import type { SourcePlace } from '../errors/deploy-error.ts';

export const securableClasses = ['OBJECT', 'SCHEMA', 'TYPE', 'SERVICE', 'CONTRACT', 'MESSAGE TYPE'] as const;
export type SecurableClass = (typeof securableClasses)[number];

/** What a permission is on; null in its place is the database itself. */
export interface Securable {
  readonly class: SecurableClass;
  readonly name: readonly string[];
}

/** One thing that a declaration of access says. A statement with several permissions says several. */
export type AccessFact =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'user'; readonly user: string }
  | {
      readonly kind: 'permission';
      readonly verb: 'GRANT' | 'DENY';
      readonly permission: string;
      readonly on: Securable | null;
      readonly to: string;
    }
  | { readonly kind: 'member'; readonly role: string; readonly member: string };

export interface PlacedFact {
  readonly fact: AccessFact;
  readonly place: SourcePlace;
}

/** The one way a fact is written: what a target remembers of it, and what reads back to the same fact. */
export function factText(fact: AccessFact): string {
  switch (fact.kind) {
    case 'role':
      return `CREATE ROLE ${bracketed(fact.role)} AUTHORIZATION [dbo];`;
    case 'user':
      return `CREATE USER ${bracketed(fact.user)} WITHOUT LOGIN;`;
    case 'permission':
      return `${fact.verb} ${permissionText(fact)} TO ${bracketed(fact.to)};`;
    case 'member':
      return `ALTER ROLE ${bracketed(fact.role)} ADD MEMBER ${bracketed(fact.member)};`;
  }
}

/** `SELECT ON SCHEMA::[dbo]`, as GRANT, DENY and REVOKE have it. */
export function permissionText({ permission, on }: Extract<AccessFact, { kind: 'permission' }>): string {
  return on === null ? permission : `${permission} ON ${on.class}::${securableName(on)}`;
}

export function securableName({ name }: Securable): string {
  return name.map(bracketed).join('.');
}

export function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
