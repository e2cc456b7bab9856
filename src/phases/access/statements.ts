import { factQuery, membersOf, principalId, securableId } from '../../tsql/access-catalog.ts';
import { type AccessFact, bracketed, factText, permissionText } from '../../tsql/access-fact.ts';

/** Makes a fact true; where it is true already, changes nothing. */
export function establish(fact: AccessFact): string {
  if (fact.kind === 'permission') return factText(fact);
  return `IF NOT EXISTS (${factQuery(fact)})\n    ${factText(fact)}`;
}

/**
 * Takes a fact back; where it, or what it is about, is gone already, changes nothing. A role that somebody else is
 * in stays, without any of the permissions that were declared for it.
 */
export function takeBack(fact: AccessFact): string {
  const there = `IF EXISTS (${factQuery(fact)})`;
  switch (fact.kind) {
    case 'role':
      return `${there}\n   AND NOT EXISTS (${membersOf(fact.role)})\n    DROP ROLE ${bracketed(fact.role)};`;
    case 'user':
      return `${there}\n    DROP USER ${bracketed(fact.user)};`;
    case 'permission': {
      const both = `${principalId(fact.to)} IS NOT NULL\n   AND ${securableId(fact.on)} IS NOT NULL`;
      return `IF ${both}\n    REVOKE ${permissionText(fact)} FROM ${bracketed(fact.to)};`;
    }
    case 'member':
      return `${there}\n    ALTER ROLE ${bracketed(fact.role)} DROP MEMBER ${bracketed(fact.member)};`;
  }
}
