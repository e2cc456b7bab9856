-- Files that belong to a model version: configuration, tokenizer, licence. Their bytes are atoms like any other.
CREATE TABLE [dbo].[ModelArtifacts]
(
    [ModelArtifactId] INT IDENTITY (1, 1) NOT NULL,
    [ModelVersionId]  INT            NOT NULL,
    [ArtifactName]    NVARCHAR (256) NOT NULL,
    [ArtifactType]    NVARCHAR (50)  NOT NULL,
    [ContentHash]     BINARY (32)    NOT NULL,
    [SizeBytes]       BIGINT         NOT NULL,
    [PayloadAtomId]   BIGINT         NULL,
    [Properties]      JSON           NULL,
    [CreatedAt]       DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ModelArtifacts_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ModelArtifacts] PRIMARY KEY CLUSTERED ([ModelArtifactId]),
    CONSTRAINT [UQ_ModelArtifacts_ModelVersionId_ArtifactName] UNIQUE ([ModelVersionId], [ArtifactName]),
    CONSTRAINT [FK_ModelArtifacts_ModelVersions] FOREIGN KEY ([ModelVersionId]) REFERENCES [dbo].[ModelVersions] ([ModelVersionId]),
    CONSTRAINT [FK_ModelArtifacts_Atoms] FOREIGN KEY ([PayloadAtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [CK_ModelArtifacts_Properties] CHECK ([Properties] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [Properties])) = 1),
    CONSTRAINT [CK_ModelArtifacts_ArtifactType] CHECK ([ArtifactType] IN (N'Configuration', N'Tokenizer', N'Weights', N'License', N'Documentation')),
    CONSTRAINT [CK_ModelArtifacts_SizeBytes] CHECK ([SizeBytes] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_ModelArtifacts_PayloadAtom]
    ON [dbo].[ModelArtifacts] ([PayloadAtomId])
    WHERE [PayloadAtomId] IS NOT NULL;
