-- The agents of a tenant: their instructions, their model and what they may spend.
CREATE TABLE [dbo].[AgentConfigurations]
(
    [AgentId]      INT IDENTITY (1, 1) NOT NULL,
    [TenantId]     INT            NOT NULL,
    [AgentName]    NVARCHAR (128) NOT NULL,
    [ModelId]      INT            NULL,
    [Instructions] NVARCHAR (MAX) NOT NULL,
    [Settings]     JSON           NULL,
    [MaxSteps]     INT            NOT NULL CONSTRAINT [DF_AgentConfigurations_MaxSteps] DEFAULT (10),
    [IsActive]     BIT            NOT NULL CONSTRAINT [DF_AgentConfigurations_IsActive] DEFAULT (1),
    [CreatedAt]    DATETIME2 (7)  NOT NULL CONSTRAINT [DF_AgentConfigurations_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AgentConfigurations] PRIMARY KEY CLUSTERED ([AgentId]),
    CONSTRAINT [UQ_AgentConfigurations_TenantId_AgentName] UNIQUE ([TenantId], [AgentName]),
    CONSTRAINT [FK_AgentConfigurations_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_AgentConfigurations_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AgentConfigurations_Settings] CHECK ([Settings] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Settings])) = 1),
    CONSTRAINT [CK_AgentConfigurations_MaxSteps] CHECK ([MaxSteps] BETWEEN 1 AND 1000)
);
GO

CREATE NONCLUSTERED INDEX [IX_AgentConfigurations_Model]
    ON [dbo].[AgentConfigurations] ([ModelId])
    WHERE [ModelId] IS NOT NULL;
