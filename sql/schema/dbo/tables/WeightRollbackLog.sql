-- Every rollback of weights that was carried out: how far back, and what it changed.
CREATE TABLE [dbo].[WeightRollbackLog]
(
    [RollbackId]     BIGINT IDENTITY (1, 1) NOT NULL,
    [ModelId]        INT            NULL,
    [TargetDateTime] DATETIME2 (7)  NOT NULL,
    [RowsUpdated]    BIGINT         NOT NULL,
    [RowsDeleted]    BIGINT         NOT NULL,
    [RowsInserted]   BIGINT         NOT NULL,
    [RolledBackAt]   DATETIME2 (7)  NOT NULL CONSTRAINT [DF_WeightRollbackLog_RolledBackAt] DEFAULT (SYSUTCDATETIME()),
    [RolledBackBy]   NVARCHAR (128) NOT NULL CONSTRAINT [DF_WeightRollbackLog_RolledBackBy] DEFAULT (SUSER_SNAME()),
    CONSTRAINT [PK_WeightRollbackLog] PRIMARY KEY CLUSTERED ([RollbackId]),
    CONSTRAINT [FK_WeightRollbackLog_Models] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Models] ([ModelId])
);
