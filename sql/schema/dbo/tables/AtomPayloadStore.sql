-- The bytes of atoms that are not text, apart from dbo.Atoms so that its rows and their history stay small.
CREATE TABLE [dbo].[AtomPayloadStore]
(
    [AtomId]      BIGINT          NOT NULL,
    [TenantId]    INT             NOT NULL,
    [ContentType] NVARCHAR (128)  NOT NULL,
    [Payload]     VARBINARY (MAX) NOT NULL,
    [SizeBytes]   AS (DATALENGTH([Payload])),
    [CreatedAt]   DATETIME2 (7)   NOT NULL CONSTRAINT [DF_AtomPayloadStore_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AtomPayloadStore] PRIMARY KEY CLUSTERED ([AtomId]),
    CONSTRAINT [FK_AtomPayloadStore_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]) ON DELETE CASCADE,
    CONSTRAINT [FK_AtomPayloadStore_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
