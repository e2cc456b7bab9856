import { DeployError } from '../../errors/deploy-error.ts';
import type { SqlConnection } from './connection.ts';

/**
 * What every session that runs steps starts with. Those that SESSIONPROPERTY tells are what indexed views, filtered
 * and spatial indexes ask for (message 1934 otherwise), and two of them are frozen into each module that is created:
 * https://learn.microsoft.com/sql/t-sql/statements/set-statements-transact-sql#set-statements.
 * Implicit transactions and memory-optimized DDL exclude each other.
 */
export const preambleText = `SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT, IMPLICIT_TRANSACTIONS OFF;
SET XACT_ABORT, NOCOUNT ON;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;`;

const wanted: Readonly<Record<string, number>> = {
  ANSI_NULLS: 1,
  ANSI_PADDING: 1,
  ANSI_WARNINGS: 1,
  ARITHABORT: 1,
  CONCAT_NULL_YIELDS_NULL: 1,
  QUOTED_IDENTIFIER: 1,
  NUMERIC_ROUNDABORT: 0,
};

/** Bits of @@OPTIONS: https://learn.microsoft.com/sql/database-engine/configure-windows/configure-the-user-options-server-configuration-option */
const xactAbort = 16_384;
const implicitTransactions = 2;

const columns = Object.keys(wanted).map((name) => `CAST(SESSIONPROPERTY(N'${name}') AS INT) AS [${name}]`);
export const askSessionText = `SELECT ${columns.join(', ')}, CAST(@@OPTIONS & ${xactAbort} AS INT) AS [XACT_ABORT], CAST(@@OPTIONS & ${implicitTransactions} AS INT) AS [IMPLICIT_TRANSACTIONS];`;

/**
 * Puts a session into the state that steps are written for, and makes sure of it.
 * @throws DeployError SESSION_UNSUITABLE, naming what the server would not set.
 */
export async function prepareSession(connection: SqlConnection, timeoutMs: number): Promise<void> {
  const sets = await connection.batch(`${preambleText}\n${askSessionText}`, { timeoutMs });
  const [row = {}] = sets.at(-1) ?? [];
  const expected = { ...wanted, XACT_ABORT: xactAbort, IMPLICIT_TRANSACTIONS: 0 };
  const differing = Object.entries(expected).filter(([name, value]) => row[name] !== value);
  if (differing.length === 0) return;
  throw new DeployError({
    code: 'SESSION_UNSUITABLE',
    what: `The server did not set ${differing.map(([name]) => name).join(', ')} for the session.`,
    remedy:
      'Look for a logon trigger or a resource governor that changes sessions, and run the command again.',
    evidence: { expected, actual: row },
  });
}
