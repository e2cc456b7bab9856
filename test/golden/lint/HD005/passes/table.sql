CREATE TABLE dbo.Payloads
(
    Id   INT NOT NULL PRIMARY KEY,
    Kind INT NOT NULL,
    Size AS (Kind * 2) PERSISTED
);
GO
CREATE INDEX IX_Payloads ON dbo.Payloads (Size) INCLUDE (Kind) WHERE Kind = 1;
GO
CREATE TABLE dbo.Others (Size INT NOT NULL);
GO
CREATE INDEX IX_Others ON dbo.Others (Size) WHERE Size > 0;
