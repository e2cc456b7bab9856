CREATE TABLE [dbo].[Atoms]
(
    [AtomId]     BIGINT         NOT NULL PRIMARY KEY,
    [TenantId]   INT            NOT NULL,
    [Text]       NVARCHAR (MAX) NULL
);
