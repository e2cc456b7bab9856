-- What checks of the database found, run by run.
CREATE TABLE [dbo].[TestResults]
(
    [TestResultId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TestRunId]    UNIQUEIDENTIFIER NOT NULL,
    [TestName]     NVARCHAR (256)   NOT NULL,
    [TestClass]    NVARCHAR (20)    NOT NULL,
    [Outcome]      NVARCHAR (20)    NOT NULL,
    [Evidence]     NVARCHAR (MAX)   NULL,
    [DurationMs]   FLOAT (53)       NULL,
    [BaselineMs]   FLOAT (53)       NULL,
    [ExecutedAt]   DATETIME2 (7)    NOT NULL CONSTRAINT [DF_TestResults_ExecutedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TestResults] PRIMARY KEY CLUSTERED ([TestResultId]),
    CONSTRAINT [UQ_TestResults_TestRunId_TestName] UNIQUE ([TestRunId], [TestName]),
    CONSTRAINT [CK_TestResults_TestClass] CHECK ([TestClass] IN (N'read', N'rolled-back', N'staging-only')),
    CONSTRAINT [CK_TestResults_Outcome] CHECK ([Outcome] IN (N'passed', N'failed', N'not evaluated')),
    CONSTRAINT [CK_TestResults_DurationMs] CHECK ([DurationMs] >= 0)
);
GO

-- How one test went over time.
CREATE NONCLUSTERED INDEX [IX_TestResults_Test]
    ON [dbo].[TestResults] ([TestName], [ExecutedAt]) INCLUDE ([Outcome], [DurationMs]);
