-- How often an operation may be called: for one tenant, or by default for all.
CREATE TABLE [dbo].[RateLimitPolicies]
(
    [PolicyId]      INT IDENTITY (1, 1) NOT NULL,
    [PolicyName]    NVARCHAR (128) NOT NULL,
    [TenantId]      INT            NULL,
    [OperationType] NVARCHAR (50)  NOT NULL,
    [MaxRequests]   INT            NOT NULL,
    [WindowSeconds] INT            NOT NULL,
    [BurstSize]     INT            NULL,
    [IsActive]      BIT            NOT NULL CONSTRAINT [DF_RateLimitPolicies_IsActive] DEFAULT (1),
    [CreatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_RateLimitPolicies_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_RateLimitPolicies] PRIMARY KEY CLUSTERED ([PolicyId]),
    CONSTRAINT [UQ_RateLimitPolicies_PolicyName] UNIQUE ([PolicyName]),
    CONSTRAINT [FK_RateLimitPolicies_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_RateLimitPolicies_MaxRequests] CHECK ([MaxRequests] > 0),
    CONSTRAINT [CK_RateLimitPolicies_WindowSeconds] CHECK ([WindowSeconds] > 0),
    CONSTRAINT [CK_RateLimitPolicies_BurstSize] CHECK ([BurstSize] >= [MaxRequests])
);
GO

CREATE NONCLUSTERED INDEX [IX_RateLimitPolicies_Tenant_Operation]
    ON [dbo].[RateLimitPolicies] ([TenantId], [OperationType]) INCLUDE ([MaxRequests], [WindowSeconds], [BurstSize], [IsActive]);
