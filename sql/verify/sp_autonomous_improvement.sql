-- class: rolled-back
-- A dry run shows the message and sends none; a person's approval that is asked for takes the threshold down to 0.
DECLARE @shown TABLE ([Message] NVARCHAR (MAX) NULL);

INSERT INTO @shown
EXECUTE [dbo].[sp_AutonomousImprovement] @DryRun = 1, @MaxChangesPerRun = 2, @RequireHumanApproval = 1, @AutoApproveThreshold = 5, @TargetArea = N'performance';

SELECT [Message]
FROM @shown
WHERE ISNULL(JSON_VALUE([Message], N'$.autoApproveThreshold'), N'') <> N'0'
   OR ISNULL(JSON_VALUE([Message], N'$.maxChangesPerRun'), N'') <> N'2'
   OR ISNULL(JSON_VALUE([Message], N'$.targetArea'), N'') <> N'performance';
