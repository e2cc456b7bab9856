-- A video as its frames: when each is shown, and the atom that holds its image. Equal frames share one atom.
CREATE TABLE [dbo].[VideoFrames]
(
    [AtomId]      BIGINT     NOT NULL,
    [FrameIndex]  INT        NOT NULL,
    [TenantId]    INT        NOT NULL,
    [FrameAtomId] BIGINT     NULL,
    [TimestampMs] BIGINT     NOT NULL,
    [Width]       INT        NOT NULL,
    [Height]      INT        NOT NULL,
    [IsKeyFrame]  BIT        NOT NULL CONSTRAINT [DF_VideoFrames_IsKeyFrame] DEFAULT (0),
    [MotionScore] FLOAT (53) NULL,
    CONSTRAINT [PK_VideoFrames] PRIMARY KEY CLUSTERED ([AtomId], [FrameIndex]),
    CONSTRAINT [FK_VideoFrames_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_VideoFrames_Atoms_Frame] FOREIGN KEY ([FrameAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_VideoFrames_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_VideoFrames_FrameIndex] CHECK ([FrameIndex] >= 0),
    CONSTRAINT [CK_VideoFrames_TimestampMs] CHECK ([TimestampMs] >= 0),
    CONSTRAINT [CK_VideoFrames_Size] CHECK ([Width] > 0 AND [Height] > 0)
);
GO

-- What a summary of the video is made of.
CREATE NONCLUSTERED INDEX [IX_VideoFrames_KeyFrames]
    ON [dbo].[VideoFrames] ([AtomId], [TimestampMs])
    WHERE [IsKeyFrame] = 1;
GO

CREATE NONCLUSTERED INDEX [IX_VideoFrames_Tenant]
    ON [dbo].[VideoFrames] ([TenantId]);
GO

CREATE NONCLUSTERED INDEX [IX_VideoFrames_FrameAtom]
    ON [dbo].[VideoFrames] ([FrameAtomId])
    WHERE [FrameAtomId] IS NOT NULL;
