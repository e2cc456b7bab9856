-- How far each consumer has read each captured table: the last log sequence number that it has dealt with. CDC itself
-- is a switch of the database, and off unless the configuration says otherwise.
CREATE TABLE [dbo].[CdcCheckpoints]
(
    [ConsumerName]    NVARCHAR (128) NOT NULL,
    [CaptureInstance] NVARCHAR (256) NOT NULL,
    [LastLsn]         BINARY (10)    NOT NULL,
    [LastSequence]    BINARY (10)    NULL,
    [RowsProcessed]   BIGINT         NOT NULL CONSTRAINT [DF_CdcCheckpoints_RowsProcessed] DEFAULT (0),
    [UpdatedAt]       DATETIME2 (7)  NOT NULL CONSTRAINT [DF_CdcCheckpoints_UpdatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_CdcCheckpoints] PRIMARY KEY CLUSTERED ([ConsumerName], [CaptureInstance]),
    CONSTRAINT [CK_CdcCheckpoints_RowsProcessed] CHECK ([RowsProcessed] >= 0)
);
