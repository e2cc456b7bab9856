-- Jobs of the engine that reasons about the system itself: searches for primes and proofs, a slice at a time.
CREATE TABLE [dbo].[GödelEngineJobs]
(
    [GödelJobId]   UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_GödelEngineJobs_GödelJobId] DEFAULT (NEWID()),
    [TenantId]     INT              NOT NULL,
    [ComputeJobId] UNIQUEIDENTIFIER NULL,
    [JobKind]      NVARCHAR (50)    NOT NULL,
    [Statement]    NVARCHAR (MAX)   NOT NULL,
    [RangeStart]   BIGINT           NULL,
    [RangeEnd]     BIGINT           NULL,
    [NextValue]    BIGINT           NULL,
    [Result]       NVARCHAR (MAX)   NULL,
    [IsProven]     BIT              NULL,
    [Status]       NVARCHAR (20)    NOT NULL CONSTRAINT [DF_GödelEngineJobs_Status] DEFAULT (N'Pending'),
    [CreatedAt]    DATETIME2 (7)    NOT NULL CONSTRAINT [DF_GödelEngineJobs_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CompletedAt]  DATETIME2 (7)    NULL,
    CONSTRAINT [PK_GödelEngineJobs] PRIMARY KEY NONCLUSTERED ([GödelJobId]),
    CONSTRAINT [FK_GödelEngineJobs_AutonomousComputeJobs] FOREIGN KEY ([ComputeJobId]) REFERENCES [dbo].[AutonomousComputeJobs] ([JobId]),
    CONSTRAINT [FK_GödelEngineJobs_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_GödelEngineJobs_Result] CHECK ([Result] IS NULL OR ISJSON([Result]) = 1),
    CONSTRAINT [CK_GödelEngineJobs_JobKind] CHECK ([JobKind] IN (N'PrimeSearch', N'SymbolicProof', N'SelfConsistency')),
    CONSTRAINT [CK_GödelEngineJobs_Range] CHECK ([RangeEnd] >= [RangeStart]),
    CONSTRAINT [CK_GödelEngineJobs_Status] CHECK ([Status] IN (N'Pending', N'Running', N'Completed', N'Failed'))
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_GödelEngineJobs_Tenant_Created]
    ON [dbo].[GödelEngineJobs] ([TenantId], [CreatedAt]);
GO

CREATE NONCLUSTERED INDEX [IX_GödelEngineJobs_ComputeJob]
    ON [dbo].[GödelEngineJobs] ([ComputeJobId])
    WHERE [ComputeJobId] IS NOT NULL;
