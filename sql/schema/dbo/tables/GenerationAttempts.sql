-- The attempts of a generation in their order. Those that were not taken tell why.
CREATE TABLE [dbo].[GenerationAttempts]
(
    [GenerationId]    BIGINT          NOT NULL,
    [AttemptNumber]   INT             NOT NULL,
    [TenantId]        INT             NOT NULL,
    [Temperature]     FLOAT (53)      NULL,
    [Candidate]       NVARCHAR (MAX)  NULL,
    [Score]           FLOAT (53)      NULL,
    [IsAccepted]      BIT             NOT NULL CONSTRAINT [DF_GenerationAttempts_IsAccepted] DEFAULT (0),
    [RejectionReason] NVARCHAR (1000) NULL,
    [DurationMs]      INT             NULL,
    [CreatedAt]       DATETIME2 (7)   NOT NULL CONSTRAINT [DF_GenerationAttempts_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_GenerationAttempts] PRIMARY KEY CLUSTERED ([GenerationId], [AttemptNumber]),
    CONSTRAINT [FK_GenerationAttempts_GenerationHistory] FOREIGN KEY ([GenerationId]) REFERENCES [dbo].[GenerationHistory] ([GenerationId]),
    CONSTRAINT [FK_GenerationAttempts_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GenerationAttempts_AttemptNumber] CHECK ([AttemptNumber] > 0),
    CONSTRAINT [CK_GenerationAttempts_Temperature] CHECK ([Temperature] >= 0),
    CONSTRAINT [CK_GenerationAttempts_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

-- One attempt at most becomes the answer.
CREATE UNIQUE NONCLUSTERED INDEX [UX_GenerationAttempts_Accepted]
    ON [dbo].[GenerationAttempts] ([GenerationId])
    WHERE [IsAccepted] = 1;
GO

CREATE NONCLUSTERED INDEX [IX_GenerationAttempts_Tenant]
    ON [dbo].[GenerationAttempts] ([TenantId]);
