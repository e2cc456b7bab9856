/** One version of the ledger's tables: batches that lead there from the version before. */
interface LedgerVersion {
  readonly version: number;
  readonly batches: readonly string[];
}

/**
 * The ledger in the target database, schema `deploy`. Tables are only ever added to; docs/FORMATS.md promises them.
 * CREATE SCHEMA must be a batch of its own.
 */
export const ledgerVersions: readonly LedgerVersion[] = [
  {
    version: 1,
    batches: [
      'CREATE SCHEMA [deploy] AUTHORIZATION [dbo];',
      `CREATE TABLE [deploy].[LedgerVersion]
(
    [Version] INT NOT NULL CONSTRAINT [PK_LedgerVersion] PRIMARY KEY,
    [AppliedAt] DATETIME2(3) NOT NULL CONSTRAINT [DF_LedgerVersion_AppliedAt] DEFAULT (SYSUTCDATETIME())
);
CREATE TABLE [deploy].[Fence]
(
    [Id] TINYINT NOT NULL CONSTRAINT [PK_Fence] PRIMARY KEY CONSTRAINT [CK_Fence_Id] CHECK ([Id] = 1),
    [Token] INT NOT NULL,
    [Holder] NVARCHAR(2000) NULL,
    [TakenAt] DATETIME2(3) NULL
);
CREATE TABLE [deploy].[Log]
(
    [Sequence] BIGINT NOT NULL CONSTRAINT [PK_Log] PRIMARY KEY,
    [FencingToken] INT NOT NULL,
    [At] DATETIME2(3) NOT NULL CONSTRAINT [DF_Log_At] DEFAULT (SYSUTCDATETIME()),
    [Entry] NVARCHAR(MAX) NOT NULL
);
CREATE TABLE [deploy].[Checkpoint]
(
    [Sequence] BIGINT NOT NULL CONSTRAINT [PK_Checkpoint] PRIMARY KEY
);
CREATE TABLE [deploy].[Content]
(
    [Kind] VARCHAR(16) NOT NULL,
    [Digest] VARCHAR(64) NOT NULL,
    [Path] NVARCHAR(400) NOT NULL,
    [Bytes] VARBINARY(MAX) NOT NULL,
    CONSTRAINT [PK_Content] PRIMARY KEY ([Kind], [Digest], [Path])
);
INSERT INTO [deploy].[Fence] ([Id], [Token]) VALUES (1, 0);`,
    ],
  },
];

/** The version that is there; 0 where there is no ledger yet. */
export const ledgerVersionText = `SELECT CASE WHEN OBJECT_ID(N'[deploy].[LedgerVersion]') IS NULL THEN 0 ELSE 1 END AS [present];`;

export const newestLedgerVersionText = 'SELECT MAX([Version]) AS [version] FROM [deploy].[LedgerVersion];';

export function recordVersionText(version: number): string {
  return `INSERT INTO [deploy].[LedgerVersion] ([Version]) VALUES (${version});`;
}
