import { textLiteral } from './text.ts';

/** Numbers of the toolkit's own errors, in the range that THROW leaves to users. */
export const fencedOutNumber = 50_901;
export const transactionLostNumber = 50_902;

/**
 * Where the connection has led, and the log from its last checkpoint on: one batch for all that a plan asks a ledger.
 * A branch that is not taken may name tables that are not there.
 */
export const lookText = `SELECT CAST(SERVERPROPERTY(N'ServerName') AS NVARCHAR(128)) AS [server], DB_NAME() AS [database];
IF OBJECT_ID(N'[deploy].[Checkpoint]') IS NOT NULL
    SELECT [Sequence], [FencingToken], [At], [Entry] FROM [deploy].[Log]
    WHERE [Sequence] >= (SELECT ISNULL(MAX([Sequence]), 0) FROM [deploy].[Checkpoint])
    ORDER BY [Sequence];`;

/** The whole log: only the history of all runs needs it. */
export const historyText = `IF OBJECT_ID(N'[deploy].[Log]') IS NOT NULL
    SELECT [Sequence], [FencingToken], [At], [Entry] FROM [deploy].[Log] ORDER BY [Sequence];`;

/** Raises the fencing token: from now on, whoever has an older one writes nothing. */
export const takeFenceText = `SET LOCK_TIMEOUT 30000;
BEGIN TRANSACTION;
UPDATE [deploy].[Fence] SET [Token] = [Token] + 1, [TakenAt] = SYSUTCDATETIME() WHERE [Id] = 1;
SELECT [Token] AS [token], [Holder] AS [previous] FROM [deploy].[Fence] WHERE [Id] = 1;
UPDATE [deploy].[Fence] SET [Holder] = @holder WHERE [Id] = 1;
COMMIT TRANSACTION;`;

export function releaseFenceText(token: number): string {
  return `UPDATE [deploy].[Fence] SET [Holder] = NULL WHERE [Id] = 1 AND [Token] = ${token};`;
}

/** A step's transaction keeps the row to itself, and who holds the lock must be told all the same. */
export const holderText = `IF OBJECT_ID(N'[deploy].[Fence]') IS NOT NULL
    SELECT [Holder], [TakenAt] FROM [deploy].[Fence] WITH (READUNCOMMITTED);`;

const throwFencedOut = `IF @@ROWCOUNT <> 1 THROW ${fencedOutNumber}, N'The lock was taken over; nothing more is written.', 1;`;

/** Touches the fence: a session whose token is no longer the newest stops here. Inside a transaction it keeps it. */
export function fenceCheckText(token: number): string {
  return `UPDATE [deploy].[Fence] SET [Token] = [Token] WHERE [Id] = 1 AND [Token] = ${token};\n${throwFencedOut}`;
}

/** Adds a row, if the token is still the newest; its number goes to one writer only, being the key. */
export function appendText(sequence: number, token: number, entry: string): string {
  return `INSERT INTO [deploy].[Log] ([Sequence], [FencingToken], [Entry])
SELECT ${sequence}, [Token], ${textLiteral(entry)} FROM [deploy].[Fence] WHERE [Id] = 1 AND [Token] = ${token};
${throwFencedOut}`;
}

export function checkpointText(sequence: number): string {
  return `INSERT INTO [deploy].[Checkpoint] ([Sequence]) VALUES (${sequence});`;
}

export function beginText(token: number): string {
  return `BEGIN TRANSACTION;\n${fenceCheckText(token)}`;
}

/** Ends a step's transaction with its row. A statement that ended it before would have the row stand alone. */
export function commitText(sequence: number, token: number, entry: string): string {
  return `IF @@TRANCOUNT <> 1 THROW ${transactionLostNumber}, N'The step ended its own transaction.', 1;
${appendText(sequence, token, entry)}
COMMIT TRANSACTION;`;
}

export const rollBackText = 'IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;';
