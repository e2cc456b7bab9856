-- Who owns rows. Tenant 0 is the installation itself; the numbers are given by whoever registers a tenant.
CREATE TABLE [dbo].[Tenants]
(
    [TenantId]   INT            NOT NULL,
    [TenantName] NVARCHAR (256) NOT NULL,
    [IsActive]   BIT            NOT NULL CONSTRAINT [DF_Tenants_IsActive] DEFAULT (1),
    [CreatedAt]  DATETIME2 (7)  NOT NULL CONSTRAINT [DF_Tenants_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Tenants] PRIMARY KEY CLUSTERED ([TenantId]),
    CONSTRAINT [UQ_Tenants_TenantName] UNIQUE ([TenantName]),
    CONSTRAINT [CK_Tenants_TenantId] CHECK ([TenantId] >= 0)
);
