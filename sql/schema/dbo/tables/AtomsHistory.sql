-- Earlier versions of the rows of dbo.Atoms; the server alone writes here.
CREATE TABLE [dbo].[AtomsHistory]
(
    [AtomId]        BIGINT         NOT NULL,
    [TenantId]      INT            NOT NULL,
    [Modality]      NVARCHAR (64)  NOT NULL,
    [Subtype]       NVARCHAR (64)  NULL,
    [ContentHash]   BINARY (32)    NOT NULL,
    [CanonicalText] NVARCHAR (MAX) NULL,
    [Metadata]      NVARCHAR (MAX) NULL,
    [Semantics]     NVARCHAR (MAX) NULL,
    [CreatedAt]     DATETIME2 (7)  NOT NULL,
    [SysStartTime]  DATETIME2 (7)  NOT NULL,
    [SysEndTime]    DATETIME2 (7)  NOT NULL
);
GO

-- The order in which FOR SYSTEM_TIME reads.
CREATE CLUSTERED INDEX [IX_AtomsHistory_Period]
    ON [dbo].[AtomsHistory] ([SysEndTime], [SysStartTime]);
