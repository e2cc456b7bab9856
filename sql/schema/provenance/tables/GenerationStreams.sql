-- The lineage of something generated, as a stream of segments that provenance.clr_AppendAtomicStreamSegment writes and
-- provenance.clr_AtomicStreamSegments reads.
CREATE TABLE [provenance].[GenerationStreams]
(
    [StreamId]     UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_GenerationStreams_StreamId] DEFAULT (NEWID()),
    [TenantId]     INT              NOT NULL,
    [GenerationId] BIGINT           NULL,
    [ModelId]      INT              NULL,
    [Scope]        NVARCHAR (128)   NOT NULL,
    [SegmentCount] INT              NOT NULL CONSTRAINT [DF_GenerationStreams_SegmentCount] DEFAULT (0),
    [Stream]       VARBINARY (MAX)  NOT NULL,
    [CreatedAt]    DATETIME2 (7)    NOT NULL CONSTRAINT [DF_GenerationStreams_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]  DATETIME2 (7)    NULL,
    CONSTRAINT [PK_GenerationStreams] PRIMARY KEY NONCLUSTERED ([StreamId]),
    CONSTRAINT [FK_GenerationStreams_GenerationHistory] FOREIGN KEY ([GenerationId]) REFERENCES [dbo].[GenerationHistory] ([GenerationId]),
    CONSTRAINT [FK_GenerationStreams_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [FK_GenerationStreams_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GenerationStreams_SegmentCount] CHECK ([SegmentCount] >= 0)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_GenerationStreams_Tenant_Created]
    ON [provenance].[GenerationStreams] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_GenerationStreams_Generation]
    ON [provenance].[GenerationStreams] ([GenerationId])
    WHERE [GenerationId] IS NOT NULL;
GO

CREATE NONCLUSTERED INDEX [IX_GenerationStreams_Model]
    ON [provenance].[GenerationStreams] ([ModelId])
    WHERE [ModelId] IS NOT NULL;
