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
            @failure       NVARCHAR (3000),
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

            IF @type = N'http://schemas.microsoft.com/SQL/ServiceBroker/EndDialog'
            BEGIN
                END CONVERSATION @handle;
            END;
            ELSE IF @type = N'http://schemas.microsoft.com/SQL/ServiceBroker/Error'
            BEGIN
                INSERT INTO [dbo].[ErrorLog] ([ProcedureName], [ErrorNumber], [ErrorMessage], [Context])
                VALUES (N'dbo.sp_Observe', 50019, N'The other side of a conversation ended it with an error.', @body);

                END CONVERSATION @handle;
            END;
            ELSE IF CASE WHEN ISJSON(@body) = 1 THEN JSON_VALUE(@body, N'$.echo') END IS NOT NULL
            BEGIN
                -- The echo of a probe that was sent in this service's name, whichever phase answered it.
                END CONVERSATION @handle;
            END;
            ELSE IF @type <> N'//Hartonomous/AutonomousLoop/ObserveMessage'
            BEGIN
                THROW 50020, N'A message of an unknown type arrived.', 1;
            END;
            ELSE IF ISNULL(ISJSON(@body), 0) = 0
            BEGIN
                THROW 50021, N'The body of the message is not JSON.', 1;
            END;
            ELSE IF JSON_VALUE(@body, N'$.probe') = N'true'
            BEGIN
                -- A probe changes nothing. Its echo is marked, or two phases would send it to and fro for ever.
                SET @body = JSON_MODIFY(@body, N'$.echo', N'dbo.sp_Observe');

                SEND ON CONVERSATION @handle
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/ObserveMessage] (@body);

                END CONVERSATION @handle;
            END;
            ELSE
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

            SET @failure = LEFT(ERROR_MESSAGE(), 3000);
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

            INSERT INTO [dbo].[ErrorLog]
                ([ProcedureName], [ErrorNumber], [ErrorSeverity], [ErrorState], [ErrorLine], [ErrorMessage], [Context])
            VALUES
                (N'dbo.sp_Observe', ERROR_NUMBER(), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), @failure, @body);

            END CONVERSATION @handle WITH ERROR = 50022 DESCRIPTION = @failure;
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
