CREATE TABLE dbo.Weights
(
    Id     INTEGER        NOT NULL IDENTITY (1, 1),
    Amount NUMERIC (18)   DEFAULT (0),
    Name   sys.NVARCHAR (64) COLLATE Latin1_General_BIN2 NOT NULL,
    Size   AS (LEN(Name)),
    Kind   NVARCHAR (10)  NULL,
    Code   dbo.Code       NULL,
    Starts DATETIME2      GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    Ends   DATETIME2 (7)  GENERATED ALWAYS AS ROW END HIDDEN,
    PRIMARY KEY (Id),
    PERIOD FOR SYSTEM_TIME (Starts, Ends)
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.WeightsHistory, DATA_CONSISTENCY_CHECK = ON));
GO
CREATE TABLE [dbo].[WeightsHistory]
(
    [Id]     INT            NOT NULL,
    [Amount] DECIMAL (18,0) NULL CONSTRAINT DF_WeightsHistory DEFAULT (0),
    [Name]   NVARCHAR (64)  COLLATE Latin1_General_BIN2 NOT NULL,
    [Size]   INT            NULL,
    [Kind]   NVARCHAR (10)  COLLATE Latin1_General_100_CI_AS NULL,
    [Code]   NVARCHAR (10)  NULL,
    [Starts] DATETIME2      NOT NULL,
    [Ends]   DATETIME2      NOT NULL
);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CCI ON dbo.WeightsHistory;
GO
-- Its history is made by the server.
CREATE TABLE dbo.Own
(
    Id     INT NOT NULL PRIMARY KEY,
    Starts DATETIME2 GENERATED ALWAYS AS ROW START NOT NULL,
    Ends   DATETIME2 GENERATED ALWAYS AS ROW END NOT NULL,
    PERIOD FOR SYSTEM_TIME (Starts, Ends)
)
WITH (SYSTEM_VERSIONING = ON);
