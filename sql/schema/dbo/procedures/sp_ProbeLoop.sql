-- Asks every phase of the loop for an echo, in the name of dbo.ProbeQueue's service. A probe changes nothing; what comes
-- back is read by dbo.sp_CollectProbes.
CREATE PROCEDURE [dbo].[sp_ProbeLoop]
    @ProbeId UNIQUEIDENTIFIER = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @handle UNIQUEIDENTIFIER,
            @body   NVARCHAR (MAX);

    BEGIN TRY
        SET @ProbeId = ISNULL(@ProbeId, NEWID());
        SET @body = (SELECT N'true' AS [probe], @ProbeId AS [probeId] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

        BEGIN TRANSACTION;

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [ProbeService]
            TO SERVICE N'ObserveService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/ObserveContract]
            WITH LIFETIME = 600, ENCRYPTION = OFF;
        SEND ON CONVERSATION @handle MESSAGE TYPE [//Hartonomous/AutonomousLoop/ObserveMessage] (@body);

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [ProbeService]
            TO SERVICE N'AnalyzeService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/AnalyzeContract]
            WITH LIFETIME = 600, ENCRYPTION = OFF;
        SEND ON CONVERSATION @handle MESSAGE TYPE [//Hartonomous/AutonomousLoop/AnalyzeMessage] (@body);

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [ProbeService]
            TO SERVICE N'HypothesizeService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/HypothesizeContract]
            WITH LIFETIME = 600, ENCRYPTION = OFF;
        SEND ON CONVERSATION @handle MESSAGE TYPE [//Hartonomous/AutonomousLoop/HypothesizeMessage] (@body);

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [ProbeService]
            TO SERVICE N'ActService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/ActContract]
            WITH LIFETIME = 600, ENCRYPTION = OFF;
        SEND ON CONVERSATION @handle MESSAGE TYPE [//Hartonomous/AutonomousLoop/ActMessage] (@body);

        BEGIN DIALOG CONVERSATION @handle
            FROM SERVICE [ProbeService]
            TO SERVICE N'LearnService', N'CURRENT DATABASE'
            ON CONTRACT [//Hartonomous/AutonomousLoop/LearnContract]
            WITH LIFETIME = 600, ENCRYPTION = OFF;
        SEND ON CONVERSATION @handle MESSAGE TYPE [//Hartonomous/AutonomousLoop/LearnMessage] (@body);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
