import { factQuery, literal } from '../tsql/access-catalog.ts';
import { factText } from '../tsql/access-fact.ts';
import { readAccess } from '../tsql/access-reader.ts';
import type { Check } from './check.ts';

export function accessCheckId(role: string): string {
  return `access of ${role}`;
}

/** The target must say of a role all that its declaration does: a row for each statement that does not hold. */
export function accessCheck(role: string, text: string, source: string): Check {
  const rows = readAccess(text, source).facts.map(({ fact }, index) => {
    const name = index === 0 ? ' AS [Missing]' : '';
    return `SELECT ${literal(factText(fact))}${name} WHERE NOT EXISTS (${factQuery(fact)})`;
  });
  return {
    kind: 'sql',
    id: accessCheckId(role),
    checkClass: 'read',
    text: `${rows.join('\nUNION ALL\n')};\n`,
    source: { file: source },
  };
}
