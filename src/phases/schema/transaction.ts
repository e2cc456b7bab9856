import type { StepDefinition } from '../../plan/step.ts';
import type { ModelChange } from '../../ports/model.ts';
import { tokensOf } from '../../tsql/lexer.ts';
import type { Work } from './work.ts';

/**
 * Statements that the server refuses in a user transaction, by their first words.
 * https://learn.microsoft.com/sql/t-sql/language-elements/transactions-transact-sql; CREATE VECTOR INDEX: message 574.
 */
const refusedInTransactions = /^(CREATE|ALTER|DROP) (DATABASE|FULLTEXT (CATALOG|INDEX)|VECTOR INDEX)( |$)/;

export function runsInTransaction({ inMemory, batches }: ModelChange): boolean {
  return !inMemory && !batches.some(isRefused);
}

/** How work meets transactions; outside of one, with the question whether it has happened, if anything answers it. */
export function transactionOf({ parts, exclusive }: Work): Pick<StepDefinition, 'kind' | 'probe'> {
  if (exclusive === true) return { kind: 'exclusive' };
  if (parts.every(({ change }) => runsInTransaction(change))) return { kind: 'tx' };
  const [only, ...more] = parts;
  const probe = only === undefined || more.length > 0 ? undefined : probeFor(only.change);
  return probe === undefined ? { kind: 'notx' } : { kind: 'notx', probe };
}

function isRefused(batch: string): boolean {
  const words: string[] = [];
  for (const { kind, text } of tokensOf(batch)) {
    if (kind === 'word') words.push(text.toUpperCase());
    else if (kind !== 'space' && !kind.endsWith('comment')) break;
    if (words.length === 3) break;
  }
  return refusedInTransactions.test(words.join(' '));
}

/** An object that was created or dropped tells so itself; of an altered one nothing short of its definition would. */
function probeFor({ kind, object, objectType }: ModelChange): string | undefined {
  if (object === null || !['Table', 'Procedure', 'ScalarFunction'].includes(objectType ?? ''))
    return undefined;
  if (kind !== 'create' && kind !== 'drop') return undefined;
  const exists = `OBJECT_ID(N'${object.replaceAll("'", "''")}') IS NOT NULL`;
  const [present, absent] = kind === 'create' ? ['after', 'before'] : ['before', 'after'];
  return `SELECT CASE WHEN ${exists} THEN '${present}' ELSE '${absent}' END;`;
}
