-- Long computations that the loop carries on in small slices, each slice from the state that the last one left.
CREATE TABLE [dbo].[AutonomousComputeJobs]
(
    [JobId]        UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_AutonomousComputeJobs_JobId] DEFAULT (NEWID()),
    [TenantId]     INT              NOT NULL,
    [JobType]      NVARCHAR (50)    NOT NULL,
    [Parameters]   NVARCHAR (MAX)   NOT NULL,
    [CurrentState] NVARCHAR (MAX)   NULL,
    [Progress]     DECIMAL (5, 4)   NOT NULL CONSTRAINT [DF_AutonomousComputeJobs_Progress] DEFAULT (0),
    [Status]       NVARCHAR (20)    NOT NULL CONSTRAINT [DF_AutonomousComputeJobs_Status] DEFAULT (N'Pending'),
    [Priority]     TINYINT          NOT NULL CONSTRAINT [DF_AutonomousComputeJobs_Priority] DEFAULT (5),
    [ErrorMessage] NVARCHAR (4000)  NULL,
    [CreatedAt]    DATETIME2 (7)    NOT NULL CONSTRAINT [DF_AutonomousComputeJobs_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [StartedAt]    DATETIME2 (7)    NULL,
    [CompletedAt]  DATETIME2 (7)    NULL,
    CONSTRAINT [PK_AutonomousComputeJobs] PRIMARY KEY NONCLUSTERED ([JobId]),
    CONSTRAINT [FK_AutonomousComputeJobs_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AutonomousComputeJobs_Parameters] CHECK (ISJSON([Parameters]) = 1),
    CONSTRAINT [CK_AutonomousComputeJobs_CurrentState] CHECK ([CurrentState] IS NULL OR ISJSON([CurrentState]) = 1),
    CONSTRAINT [CK_AutonomousComputeJobs_Status] CHECK ([Status] IN (N'Pending', N'Running', N'Completed', N'Failed', N'Cancelled')),
    CONSTRAINT [CK_AutonomousComputeJobs_Progress] CHECK ([Progress] BETWEEN 0 AND 1),
    CONSTRAINT [CK_AutonomousComputeJobs_Priority] CHECK ([Priority] BETWEEN 1 AND 10)
);
GO

-- In the order of time: the key is random and would scatter the rows.
CREATE CLUSTERED INDEX [IX_AutonomousComputeJobs_Tenant_Created]
    ON [dbo].[AutonomousComputeJobs] ([TenantId], [CreatedAt]);
GO

-- What is taken up next.
CREATE NONCLUSTERED INDEX [IX_AutonomousComputeJobs_Open]
    ON [dbo].[AutonomousComputeJobs] ([Priority], [CreatedAt]) INCLUDE ([JobType], [TenantId])
    WHERE [Status] IN (N'Pending', N'Running');
