-- Facts about a model that have no column of their own, one row for each name.
CREATE TABLE [dbo].[ModelMetadata]
(
    [ModelId]       INT            NOT NULL,
    [MetadataKey]   NVARCHAR (128) NOT NULL,
    [MetadataValue] NVARCHAR (MAX) NULL,
    [UpdatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_ModelMetadata_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ModelMetadata] PRIMARY KEY CLUSTERED ([ModelId], [MetadataKey]),
    CONSTRAINT [FK_ModelMetadata_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId])
);
