-- A recording cut into windows that overlap, each with its spectrum in brief: what a search by sound compares.
CREATE TABLE [dbo].[AudioFrames]
(
    [AtomId]           BIGINT           NOT NULL,
    [FrameIndex]       INT              NOT NULL,
    [TenantId]         INT              NOT NULL,
    [StartMs]          INT              NOT NULL,
    [EndMs]            INT              NOT NULL,
    [RmsLevel]         FLOAT (53)       NOT NULL,
    [SpectralCentroid] FLOAT (53)       NULL,
    [ZeroCrossingRate] FLOAT (53)       NULL,
    [Spectrum]         VARBINARY (8000) NULL,
    CONSTRAINT [PK_AudioFrames] PRIMARY KEY CLUSTERED ([AtomId], [FrameIndex]),
    CONSTRAINT [FK_AudioFrames_AudioData] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[AudioData] ([AtomId]),
    CONSTRAINT [FK_AudioFrames_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AudioFrames_FrameIndex] CHECK ([FrameIndex] >= 0),
    CONSTRAINT [CK_AudioFrames_Span] CHECK ([StartMs] >= 0 AND [EndMs] > [StartMs])
);
GO

CREATE NONCLUSTERED INDEX [IX_AudioFrames_Tenant]
    ON [dbo].[AudioFrames] ([TenantId]);
