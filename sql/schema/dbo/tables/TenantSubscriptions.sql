-- Which plan a tenant is subscribed to, and since when; one of them is current.
CREATE TABLE [dbo].[TenantSubscriptions]
(
    [SubscriptionId] INT IDENTITY (1, 1) NOT NULL,
    [TenantId]       INT           NOT NULL,
    [PlanCode]       NVARCHAR (64) NOT NULL,
    [StartsAt]       DATETIME2 (7) NOT NULL,
    [EndsAt]         DATETIME2 (7) NULL,
    [IsCurrent]      BIT           NOT NULL CONSTRAINT [DF_TenantSubscriptions_IsCurrent] DEFAULT (1),
    [AutoRenew]      BIT           NOT NULL CONSTRAINT [DF_TenantSubscriptions_AutoRenew] DEFAULT (1),
    [CreatedAt]      DATETIME2 (7) NOT NULL CONSTRAINT [DF_TenantSubscriptions_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TenantSubscriptions] PRIMARY KEY CLUSTERED ([SubscriptionId]),
    CONSTRAINT [UQ_TenantSubscriptions_TenantId_StartsAt] UNIQUE ([TenantId], [StartsAt]),
    CONSTRAINT [FK_TenantSubscriptions_BillingRatePlans] FOREIGN KEY ([PlanCode]) REFERENCES [dbo].[BillingRatePlans] ([PlanCode]),
    CONSTRAINT [FK_TenantSubscriptions_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TenantSubscriptions_Span] CHECK ([EndsAt] > [StartsAt])
);
GO

CREATE UNIQUE NONCLUSTERED INDEX [UX_TenantSubscriptions_Current]
    ON [dbo].[TenantSubscriptions] ([TenantId])
    WHERE [IsCurrent] = 1;
GO

CREATE NONCLUSTERED INDEX [IX_TenantSubscriptions_PlanCode]
    ON [dbo].[TenantSubscriptions] ([PlanCode]);
