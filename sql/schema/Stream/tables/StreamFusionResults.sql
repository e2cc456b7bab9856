-- Several streams put together into one, with the weight that each was given.
CREATE TABLE [Stream].[StreamFusionResults]
(
    [FusionId]      BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT            NOT NULL,
    [FusionName]    NVARCHAR (256) NOT NULL,
    [FusionMethod]  NVARCHAR (50)  NOT NULL,
    [StreamWeights] NVARCHAR (MAX) NOT NULL,
    [Confidence]    DECIMAL (5, 4) NULL,
    [ResultAtomId]  BIGINT         NULL,
    [DurationMs]    INT            NULL,
    [CreatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_StreamFusionResults_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_StreamFusionResults] PRIMARY KEY CLUSTERED ([FusionId]),
    CONSTRAINT [FK_StreamFusionResults_Atoms] FOREIGN KEY ([ResultAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_StreamFusionResults_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_StreamFusionResults_StreamWeights] CHECK (ISJSON([StreamWeights]) = 1),
    CONSTRAINT [CK_StreamFusionResults_FusionMethod] CHECK ([FusionMethod] IN (N'WeightedAverage', N'MaxPooling', N'Attention')),
    CONSTRAINT [CK_StreamFusionResults_Confidence] CHECK ([Confidence] BETWEEN 0 AND 1),
    CONSTRAINT [CK_StreamFusionResults_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_StreamFusionResults_Tenant]
    ON [Stream].[StreamFusionResults] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_StreamFusionResults_ResultAtom]
    ON [Stream].[StreamFusionResults] ([ResultAtomId])
    WHERE [ResultAtomId] IS NOT NULL;
