-- The indexes that searches may choose from: what each covers and how good it was when measured.
CREATE TABLE [dbo].[SearchIndices]
(
    [SearchIndexId] INT IDENTITY (1, 1) NOT NULL,
    [IndexName]     NVARCHAR (128) NOT NULL,
    [IndexType]     NVARCHAR (50)  NOT NULL,
    [TargetTable]   NVARCHAR (256) NOT NULL,
    [TargetColumn]  NVARCHAR (128) NOT NULL,
    [Parameters]    NVARCHAR (MAX) NULL,
    [RecallAtTen]   DECIMAL (5, 4) NULL,
    [IsActive]      BIT            NOT NULL CONSTRAINT [DF_SearchIndices_IsActive] DEFAULT (1),
    [BuiltAt]       DATETIME2 (7)  NULL,
    [CreatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_SearchIndices_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_SearchIndices] PRIMARY KEY CLUSTERED ([SearchIndexId]),
    CONSTRAINT [UQ_SearchIndices_IndexName] UNIQUE ([IndexName]),
    CONSTRAINT [CK_SearchIndices_Parameters] CHECK ([Parameters] IS NULL OR ISJSON([Parameters]) = 1),
    CONSTRAINT [CK_SearchIndices_IndexType] CHECK ([IndexType] IN (N'Spatial', N'Vector', N'Bucket', N'FullText')),
    CONSTRAINT [CK_SearchIndices_RecallAtTen] CHECK ([RecallAtTen] BETWEEN 0 AND 1)
);
