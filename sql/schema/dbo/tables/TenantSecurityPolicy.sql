-- What a tenant's code may touch outside of the database: folders, executables, hosts. Whoever calls the functions for
-- files and shell asks here first.
CREATE TABLE [dbo].[TenantSecurityPolicy]
(
    [PolicyId]       INT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT             NOT NULL,
    [PolicyType]     NVARCHAR (50)   NOT NULL,
    [AllowedPattern] NVARCHAR (400)  NOT NULL,
    [Description]    NVARCHAR (1000) NULL,
    [IsActive]       BIT             NOT NULL CONSTRAINT [DF_TenantSecurityPolicy_IsActive] DEFAULT (1),
    [EffectiveFrom]  DATETIME2 (7)   NOT NULL CONSTRAINT [DF_TenantSecurityPolicy_EffectiveFrom] DEFAULT (SYSUTCDATETIME()),
    [EffectiveTo]    DATETIME2 (7)   NULL,
    [CreatedBy]      NVARCHAR (128)  NOT NULL CONSTRAINT [DF_TenantSecurityPolicy_CreatedBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_TenantSecurityPolicy] PRIMARY KEY CLUSTERED ([PolicyId]),
    CONSTRAINT [UQ_TenantSecurityPolicy_TenantId_PolicyType_AllowedPattern] UNIQUE ([TenantId], [PolicyType], [AllowedPattern]),
    CONSTRAINT [FK_TenantSecurityPolicy_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TenantSecurityPolicy_PolicyType] CHECK ([PolicyType] IN (N'FilePath', N'Executable', N'Network')),
    CONSTRAINT [CK_TenantSecurityPolicy_Effective] CHECK ([EffectiveTo] > [EffectiveFrom])
);
GO

-- The patterns that hold now.
CREATE NONCLUSTERED INDEX [IX_TenantSecurityPolicy_Active]
    ON [dbo].[TenantSecurityPolicy] ([TenantId], [PolicyType]) INCLUDE ([AllowedPattern], [EffectiveFrom], [EffectiveTo])
    WHERE [IsActive] = 1;
