-- Errors that nobody was there to receive, above all those of activation procedures. Without foreign keys: a row
-- about a broken tenant must get in as well.
CREATE TABLE [dbo].[ErrorLog]
(
    [ErrorLogId]    BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]      INT             NULL,
    [ProcedureName] NVARCHAR (256)  NOT NULL,
    [ErrorNumber]   INT             NOT NULL,
    [ErrorSeverity] INT             NULL,
    [ErrorState]    INT             NULL,
    [ErrorLine]     INT             NULL,
    [ErrorMessage]  NVARCHAR (4000) NOT NULL,
    [Context]       NVARCHAR (MAX)  NULL,
    [OccurredAt]    DATETIME2 (7)   NOT NULL CONSTRAINT [DF_ErrorLog_OccurredAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_ErrorLog] PRIMARY KEY CLUSTERED ([ErrorLogId])
);
GO

CREATE NONCLUSTERED INDEX [IX_ErrorLog_OccurredAt]
    ON [dbo].[ErrorLog] ([OccurredAt]) INCLUDE ([ProcedureName], [ErrorNumber]);
