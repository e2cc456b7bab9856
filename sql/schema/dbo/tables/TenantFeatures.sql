-- What a tenant may use, one row for each feature that differs from the default.
CREATE TABLE [dbo].[TenantFeatures]
(
    [TenantId]    INT            NOT NULL,
    [FeatureName] NVARCHAR (100) NOT NULL,
    [IsEnabled]   BIT            NOT NULL,
    [Settings]    JSON           NULL,
    [UpdatedAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_TenantFeatures_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    [UpdatedBy]   NVARCHAR (128) NOT NULL CONSTRAINT [DF_TenantFeatures_UpdatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_TenantFeatures] PRIMARY KEY CLUSTERED ([TenantId], [FeatureName]),
    CONSTRAINT [FK_TenantFeatures_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TenantFeatures_Settings] CHECK ([Settings] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Settings])) = 1)
);
