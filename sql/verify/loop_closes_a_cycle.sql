-- class: staging-only
-- A message to the loop goes through every phase to the end of a cycle. Nothing is approved without a person, so nothing
-- is changed.
DECLARE @started DATETIME2 (7) = SYSUTCDATETIME(),
        @waited  INT           = 0;

EXECUTE [dbo].[sp_AutonomousImprovement] @TenantId = 0, @LookbackHours = 1, @AutoApproveThreshold = 0, @MaxChangesPerRun = 1;

WHILE @waited < 60 AND NOT EXISTS (SELECT 1 FROM [dbo].[OODALoopState] WHERE [TenantId] = 0 AND [StartedAt] >= @started AND [Phase] = N'Learned')
BEGIN
    WAITFOR DELAY '00:00:01';
    SET @waited += 1;
END;

SELECT N'no cycle closed within a minute' AS [What]
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[OODALoopState] WHERE [TenantId] = 0 AND [StartedAt] >= @started AND [Phase] = N'Learned');
