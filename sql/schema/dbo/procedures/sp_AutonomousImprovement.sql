-- Starts the loop: one cycle, or with @RepeatAfterSeconds a cycle after the other. Actions up to the threshold are
-- carried out without a person, at most @MaxChangesPerRun of them; 0, or @RequireHumanApproval, leaves every decision to
-- people. @TargetArea, 'performance' or 'reliability', keeps the loop to one kind of action. A dry run sends nothing and
-- shows, as @Debug does, what would be asked.
CREATE PROCEDURE [dbo].[sp_AutonomousImprovement]
    @TenantId             INT           = 0,
    @LookbackHours        INT           = 24,
    @AutoApproveThreshold TINYINT       = 0,
    @MaxChangesPerRun     INT           = 1,
    @RepeatAfterSeconds   INT           = NULL,
    @DryRun               BIT           = 0,
    @RequireHumanApproval BIT           = 0,
    @TargetArea           NVARCHAR (50) = NULL,
    @Debug                BIT           = 0
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @handle UNIQUEIDENTIFIER,
            @body   NVARCHAR (MAX);

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        IF @TargetArea NOT IN (N'performance', N'reliability')
            THROW 50027, N'The area is performance, reliability, or none for both.', 1;

        SET @body = (
            SELECT
                @TenantId             AS [tenantId],
                @LookbackHours        AS [lookbackHours],
                IIF(@RequireHumanApproval = 1, 0, @AutoApproveThreshold) AS [autoApproveThreshold],
                @MaxChangesPerRun     AS [maxChangesPerRun],
                @RepeatAfterSeconds   AS [repeatAfterSeconds],
                @TargetArea           AS [targetArea]
            FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

        IF @DryRun = 1 OR @Debug = 1
            SELECT @body AS [Message];

        IF @DryRun = 1
            RETURN;

        BEGIN TRANSACTION;

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [LearnService]
            TO SERVICE N'ObserveService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/ObserveContract]
            WITH LIFETIME = 86400, ENCRYPTION = OFF;

        SEND ON CONVERSATION @handle
            MESSAGE TYPE [//Hartonomous/AutonomousLoop/ObserveMessage] (@body);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
