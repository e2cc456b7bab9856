-- The versions of a model in the order they were ingested; at most one of them serves.
CREATE TABLE [dbo].[ModelVersions]
(
    [ModelVersionId] INT IDENTITY (1, 1) NOT NULL,
    [ModelId]        INT            NOT NULL,
    [VersionNumber]  INT            NOT NULL,
    [VersionLabel]   NVARCHAR (100) NOT NULL,
    [SourceHash]     BINARY (32)    NULL,
    [IsServing]      BIT            NOT NULL CONSTRAINT [DF_ModelVersions_IsServing] DEFAULT (0),
    [CreatedAt]      DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ModelVersions_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ModelVersions] PRIMARY KEY CLUSTERED ([ModelVersionId]),
    CONSTRAINT [UQ_ModelVersions_ModelId_VersionNumber] UNIQUE ([ModelId], [VersionNumber]),
    CONSTRAINT [FK_ModelVersions_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId]),
    CONSTRAINT [CK_ModelVersions_VersionNumber] CHECK ([VersionNumber] > 0)
);
GO

-- One serving version for each model.
CREATE UNIQUE NONCLUSTERED INDEX [UX_ModelVersions_Serving]
    ON [dbo].[ModelVersions] ([ModelId])
    WHERE [IsServing] = 1;
