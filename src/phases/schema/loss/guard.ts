import { literal } from '../../../tsql/identifiers.ts';
import { type LossKind, lossKinds } from './kinds.ts';
import type { Loss } from './loss.ts';

/** The batch that stops a change while rows stand in its way; null where no query can tell. */
export function guardOf({ kind, name, what, question }: Loss): string | null {
  if (question === null) return null;
  const remedy = `Rows stand in the way, and nothing was changed. Correct them and apply the same plan again, or plan anew with --allow ${name}.`;
  return throwIf(question, kind, `${name}: ${what} ${remedy}`);
}

/** Longest text that THROW takes: https://learn.microsoft.com/sql/t-sql/language-elements/throw-transact-sql. */
const longestMessage = 2048;

/**
 * Raises the error of a kind of change if a condition holds. XACT_ABORT then takes the transaction back. THROW is
 * the first statement of its block, so no statement before it lacks the semicolon that it asks for.
 */
export function throwIf(condition: string, kind: LossKind, message: string): string {
  const text = literal(message.slice(0, longestMessage));
  return `IF ${condition}\nBEGIN\n    THROW ${lossKinds[kind].error}, ${text}, 1;\nEND;`;
}
