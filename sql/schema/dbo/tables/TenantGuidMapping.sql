-- The number of a tenant for the identifier that the directory knows it by.
CREATE TABLE [dbo].[TenantGuidMapping]
(
    [TenantGuid] UNIQUEIDENTIFIER NOT NULL,
    [TenantId]   INT              NOT NULL,
    [CreatedAt]  DATETIME2 (7)    NOT NULL CONSTRAINT [DF_TenantGuidMapping_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TenantGuidMapping] PRIMARY KEY CLUSTERED ([TenantGuid]),
    CONSTRAINT [UQ_TenantGuidMapping_TenantId] UNIQUE ([TenantId]),
    CONSTRAINT [FK_TenantGuidMapping_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
