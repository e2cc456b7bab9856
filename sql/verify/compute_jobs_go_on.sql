-- class: rolled-back
-- A search for primes goes on span by span: there are 25 below 100. A statement is proved or refuted.
DECLARE @job UNIQUEIDENTIFIER = NEWID();
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

INSERT INTO [dbo].[GödelEngineJobs] ([GödelJobId], [TenantId], [JobKind], [Statement], [RangeStart], [RangeEnd]) VALUES (@job, 0, N'PrimeSearch', N'primes', 1, 100);
EXECUTE [dbo].[sp_RunGödelJob] 0, @job, 50;
INSERT INTO @failures SELECT N'first span', [Status] FROM [dbo].[GödelEngineJobs] WHERE [GödelJobId] = @job AND ([Status] <> N'Running' OR [NextValue] <> 51);
EXECUTE [dbo].[sp_RunGödelJob] 0, @job, 50;
INSERT INTO @failures SELECT N'primes below 100', LEFT([Result], 100) FROM [dbo].[GödelEngineJobs] WHERE [GödelJobId] = @job AND ([Status] <> N'Completed' OR JSON_VALUE([Result], N'$.primes') <> N'25');

SET @job = NEWID();
INSERT INTO [dbo].[GödelEngineJobs] ([GödelJobId], [TenantId], [JobKind], [Statement]) VALUES (@job, 0, N'SymbolicProof', N'p, p -> q |- q');
EXECUTE [dbo].[sp_RunGödelJob] 0, @job;
INSERT INTO @failures SELECT N'modus ponens', LEFT([Result], 100) FROM [dbo].[GödelEngineJobs] WHERE [GödelJobId] = @job AND ISNULL([IsProven], 0) <> 1;

SELECT [What], [Found] FROM @failures;
