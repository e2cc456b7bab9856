import type { StepDefinition } from '../../plan/step.ts';
import type { ModelChange } from '../../ports/model.ts';
import { tokensOf } from '../../tsql/lexer.ts';
import type { Work } from './work.ts';

/**
 * Statements that the server refuses in a user transaction, by their first words.
 * https://learn.microsoft.com/sql/t-sql/language-elements/transactions-transact-sql; CREATE VECTOR INDEX: message 574.
 */
const refusedInTransactions = /^(CREATE|ALTER|DROP) (DATABASE|FULLTEXT (CATALOG|INDEX)|VECTOR INDEX)( |$)/;

/**
 * Whether a change can be part of a transaction. A security policy may have predicates on memory-optimized tables,
 * which its typed step does not tell, and loses nothing by standing alone.
 */
export function runsInTransaction({ inMemory, objectType, batches }: ModelChange): boolean {
  return !inMemory && objectType !== 'SecurityPolicy' && !batches.some(isRefused);
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
  return refusedInTransactions.test(words.join(' ')) || isNativeFunction(words, batch);
}

/** Of an inline function the model engine's public API does not tell whether it is natively compiled. */
function isNativeFunction(words: readonly string[], batch: string): boolean {
  if (words[1] !== 'FUNCTION') return false;
  return [...tokensOf(batch)].some(
    ({ kind, text }) => kind === 'word' && text.toUpperCase() === 'NATIVE_COMPILATION',
  );
}

const toldByObjectId = new Set([
  'Table',
  'Procedure',
  'ScalarFunction',
  'TableValuedFunction',
  'SecurityPolicy',
]);

/** An object that was created or dropped tells so itself; of an altered one nothing short of its definition would. */
function probeFor({ kind, object, objectType }: ModelChange): string | undefined {
  if (object === null || !toldByObjectId.has(objectType ?? '')) return undefined;
  if (kind !== 'create' && kind !== 'drop') return undefined;
  const exists = `OBJECT_ID(N'${object.replaceAll("'", "''")}') IS NOT NULL`;
  const [present, absent] = kind === 'create' ? ['after', 'before'] : ['before', 'after'];
  return `SELECT CASE WHEN ${exists} THEN '${present}' ELSE '${absent}' END;`;
}
