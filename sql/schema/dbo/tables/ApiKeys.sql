-- Keys that programs call with. The key itself is shown once and never kept: only its SHA-256 and how it begins.
CREATE TABLE [dbo].[ApiKeys]
(
    [ApiKeyId]   INT IDENTITY (1, 1) NOT NULL,
    [TenantId]   INT            NOT NULL,
    [KeyName]    NVARCHAR (128) NOT NULL,
    [KeyPrefix]  NVARCHAR (16)  NOT NULL,
    [KeyHash]    BINARY (32)    NOT NULL,
    [IsActive]   BIT            NOT NULL CONSTRAINT [DF_ApiKeys_IsActive] DEFAULT (1),
    [ExpiresAt]  DATETIME2 (7)  NULL,
    [LastUsedAt] DATETIME2 (7)  NULL,
    [RevokedAt]  DATETIME2 (7)  NULL,
    [CreatedAt]  DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ApiKeys_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CreatedBy]  NVARCHAR (128) NOT NULL CONSTRAINT [DF_ApiKeys_CreatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_ApiKeys] PRIMARY KEY CLUSTERED ([ApiKeyId]),
    CONSTRAINT [UQ_ApiKeys_KeyHash] UNIQUE ([KeyHash]),
    CONSTRAINT [UQ_ApiKeys_TenantId_KeyName] UNIQUE ([TenantId], [KeyName]),
    CONSTRAINT [FK_ApiKeys_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_ApiKeys_RevokedAt] CHECK ([IsActive] = 0 OR [RevokedAt] IS NULL)
);
