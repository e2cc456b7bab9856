-- The primary store of content: one row for each piece that was ingested, found again by its hash.
CREATE TABLE [dbo].[Atoms]
(
    [AtomId]        BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NOT NULL,
    [Modality]      NVARCHAR (64)  NOT NULL,
    [Subtype]       NVARCHAR (64)  NULL,
    [ContentHash]   BINARY (32)    NOT NULL,
    [CanonicalText] NVARCHAR (MAX) NULL,
    [Metadata]      NVARCHAR (MAX) NULL,
    [Semantics]     NVARCHAR (MAX) NULL,
    [CreatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_Atoms_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [SysStartTime]  DATETIME2 (7)  GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [SysEndTime]    DATETIME2 (7)  GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_Atoms] PRIMARY KEY CLUSTERED ([AtomId]),
    CONSTRAINT [FK_Atoms_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_Atoms_Metadata] CHECK ([Metadata] IS NULL OR ISJSON([Metadata]) = 1),
    CONSTRAINT [CK_Atoms_Semantics] CHECK ([Semantics] IS NULL OR ISJSON([Semantics]) = 1),
    PERIOD FOR SYSTEM_TIME ([SysStartTime], [SysEndTime])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[AtomsHistory], DATA_CONSISTENCY_CHECK = ON));
GO

-- Deduplication: the same bytes are one atom within a tenant.
CREATE UNIQUE NONCLUSTERED INDEX [UX_Atoms_ContentHash_TenantId]
    ON [dbo].[Atoms] ([ContentHash], [TenantId]);
GO

-- The atoms of a tenant by kind, newest last.
CREATE NONCLUSTERED INDEX [IX_Atoms_TenantId_Modality]
    ON [dbo].[Atoms] ([TenantId], [Modality], [CreatedAt]);
GO

-- The atoms of a kind across tenants, for maintenance and for models that serve all of them.
CREATE NONCLUSTERED INDEX [IX_Atoms_Modality_Subtype]
    ON [dbo].[Atoms] ([Modality], [Subtype]);
