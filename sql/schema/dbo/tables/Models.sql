-- The models that are known to the database.
CREATE TABLE [dbo].[Models]
(
    [ModelId]       INT IDENTITY (1, 1) NOT NULL,
    [ModelName]     NVARCHAR (256) NOT NULL,
    [ModelType]     NVARCHAR (100) NOT NULL,
    [Architecture]  NVARCHAR (100) NOT NULL,
    [IsActive]      BIT            NOT NULL CONSTRAINT [DF_Models_IsActive] DEFAULT (1),
    [IngestionDate] DATETIME2 (7)  NOT NULL CONSTRAINT [DF_Models_IngestionDate] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Models] PRIMARY KEY CLUSTERED ([ModelId]),
    CONSTRAINT [UQ_Models_ModelName] UNIQUE ([ModelName])
);
