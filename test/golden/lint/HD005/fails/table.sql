CREATE TABLE dbo.Payloads
(
    Id      INT            NOT NULL PRIMARY KEY,
    Payload VARBINARY (MAX) NULL,
    Size    AS (DATALENGTH(Payload)) PERSISTED,
    Kind    INT            NOT NULL,
    Doubled AS Kind * 2,
    INDEX IX_Inner (Kind) WHERE Doubled > 2
);
GO
CREATE NONCLUSTERED INDEX IX_Payloads ON dbo.Payloads (Kind)
    INCLUDE (Size)
    WHERE [Kind] = 1 AND [Size] > 1000
    WITH (FILLFACTOR = 90);
