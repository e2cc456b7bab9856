-- Starts the loop: one cycle, or with @RepeatAfterSeconds a cycle after the other. Actions up to the threshold are
-- carried out without a person, at most @MaxChangesPerRun of them; 0 leaves every decision to people.
CREATE PROCEDURE [dbo].[sp_AutonomousImprovement]
    @TenantId             INT     = 0,
    @LookbackHours        INT     = 24,
    @AutoApproveThreshold TINYINT = 0,
    @MaxChangesPerRun     INT     = 1,
    @RepeatAfterSeconds   INT     = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @handle UNIQUEIDENTIFIER,
            @body   NVARCHAR (MAX);

    BEGIN TRY
        IF NOT EXISTS (SELECT 1 FROM [dbo].[Tenants] WHERE [TenantId] = @TenantId AND [IsActive] = 1)
            THROW 50030, N'There is no active tenant of that number.', 1;

        SET @body = (
            SELECT
                @TenantId             AS [tenantId],
                @LookbackHours        AS [lookbackHours],
                @AutoApproveThreshold AS [autoApproveThreshold],
                @MaxChangesPerRun     AS [maxChangesPerRun],
                @RepeatAfterSeconds   AS [repeatAfterSeconds]
            FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

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
