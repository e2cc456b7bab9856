-- First phase of the loop: opens a cycle and takes its measurements. Activated by dbo.ObserveQueue; a message that
-- cannot be processed is put into dbo.ErrorLog and its conversation ended, so that it never blocks the queue.
CREATE PROCEDURE [dbo].[sp_Observe]
AS
BEGIN
    SET NOCOUNT ON;
    -- An error must leave the transaction usable, so that it can go back to the savepoint behind RECEIVE.
    SET XACT_ABORT OFF;

    DECLARE @handle        UNIQUEIDENTIFIER,
            @type          NVARCHAR (256),
            @body          NVARCHAR (MAX),
            @isWork        BIT = 0,
            @deadlocks     INT = 0,
            @next          UNIQUEIDENTIFIER,
            @cycleId       UNIQUEIDENTIFIER,
            @tenantId      INT,
            @since         DATETIME2 (7),
            @lookbackHours INT,
            @stalledBefore DATETIME2 (7),
            @observations  NVARCHAR (MAX);

    WHILE 1 = 1
    BEGIN
        SET @handle = NULL;
        SET @isWork = 0;

        BEGIN TRY
            BEGIN TRANSACTION;

            WAITFOR (
                RECEIVE TOP (1)
                    @handle = [conversation_handle],
                    @type   = [message_type_name],
                    @body   = CAST([message_body] AS NVARCHAR (MAX))
                FROM [dbo].[ObserveQueue]
            ), TIMEOUT 1000;

            IF @handle IS NULL
            BEGIN
                COMMIT TRANSACTION;
                BREAK;
            END;

            SAVE TRANSACTION [Received];

            EXECUTE [dbo].[sp_ScreenLoopMessage]
                @handle, @type, @body, N'//Hartonomous/AutonomousLoop/ObserveMessage', N'dbo.sp_Observe', @isWork OUTPUT;

            IF @isWork = 1
            BEGIN
                SET @cycleId = NEWID();
                SET @tenantId = TRY_CAST(JSON_VALUE(@body, N'$.tenantId') AS INT);
                SET @lookbackHours = ISNULL(TRY_CAST(JSON_VALUE(@body, N'$.lookbackHours') AS INT), 24);
                SET @since = DATEADD(HOUR, -@lookbackHours, SYSUTCDATETIME());
                SET @stalledBefore = DATEADD(HOUR, -1, SYSUTCDATETIME());

                SET @observations = (
                    SELECT
                        [requests]       = COUNT_BIG(*),
                        [failures]       = SUM(CASE WHEN [Status] = N'Failed' THEN 1 ELSE 0 END),
                        [meanDurationMs] = AVG(CAST([TotalDurationMs] AS FLOAT)),
                        [stalled]        = (SELECT COUNT_BIG(*)
                                            FROM [dbo].[InferenceRequests]
                                            WHERE [TenantId] = @tenantId
                                              AND [Status] = N'Running'
                                              AND [RequestTimestamp] < @stalledBefore),
                        [withoutBucket]  = (SELECT COUNT_BIG(*)
                                            FROM [dbo].[AtomEmbeddings]
                                            WHERE [TenantId] = @tenantId
                                              AND [SpatialBucket] IS NULL
                                              AND [SpatialKey] IS NOT NULL)
                    FROM [dbo].[InferenceRequests]
                    WHERE [TenantId] = @tenantId
                      AND [RequestTimestamp] >= @since
                    FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                -- NULL, as for no area, adds nothing.
                SET @observations = JSON_MODIFY(@observations, N'$.targetArea', JSON_VALUE(@body, N'$.targetArea'));

                INSERT INTO [dbo].[OODALoopState]
                    ([CycleId], [TenantId], [Phase], [LookbackHours], [AutoApproveThreshold], [MaxChangesPerRun],
                     [RepeatAfterSeconds], [Observations])
                VALUES
                    (@cycleId, @tenantId, N'Observed', @lookbackHours,
                     ISNULL(TRY_CAST(JSON_VALUE(@body, N'$.autoApproveThreshold') AS TINYINT), 0),
                     ISNULL(TRY_CAST(JSON_VALUE(@body, N'$.maxChangesPerRun') AS INT), 1),
                     TRY_CAST(JSON_VALUE(@body, N'$.repeatAfterSeconds') AS INT),
                     @observations);

                SET @body = (SELECT @cycleId AS [cycleId] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                BEGIN DIALOG CONVERSATION @next
                    FROM SERVICE [ObserveService]
                    TO SERVICE N'AnalyzeService', N'CURRENT DATABASE'
                    ON CONTRACT [//Hartonomous/AutonomousLoop/AnalyzeContract]
                    WITH LIFETIME = 86400, ENCRYPTION = OFF;

                SEND ON CONVERSATION @next
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/AnalyzeMessage] (@body);

                END CONVERSATION @handle;
            END;

            COMMIT TRANSACTION;
            SET @deadlocks = 0;
        END TRY
        BEGIN CATCH
            -- Without a message there is nothing to put away: the queue is off, say, and the caller has to know.
            IF @handle IS NULL
            BEGIN
                IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
                THROW;
            END;

            -- A deadlock says nothing against the message: once more, but fewer times than switch the queue off.
            IF ERROR_NUMBER() = 1205 AND @deadlocks < 3
            BEGIN
                IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
                SET @deadlocks += 1;
                CONTINUE;
            END;

            SET @deadlocks = 0;

            -- Back to the savepoint the message stays received; a doomed transaction returns it to the queue, and
            -- ending its conversation then takes it away. Either way it comes no second time.
            IF XACT_STATE() = 1
                ROLLBACK TRANSACTION [Received];
            ELSE
            BEGIN
                IF XACT_STATE() = -1 ROLLBACK TRANSACTION;
                BEGIN TRANSACTION;
            END;

            EXECUTE [dbo].[sp_RejectLoopMessage] @handle, @body, N'dbo.sp_Observe';
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
