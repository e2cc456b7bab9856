-- Last phase of the loop: measures again what the cycle set out from, closes the cycle and, if it is to repeat,
-- sets the timer that opens the next one. Activated by dbo.LearnQueue; failures go the way that dbo.sp_Observe
-- describes.
CREATE PROCEDURE [dbo].[sp_Learn]
AS
BEGIN
    SET NOCOUNT ON;
    -- An error must leave the transaction usable, so that it can go back to the savepoint behind RECEIVE.
    SET XACT_ABORT OFF;

    DECLARE @handle      UNIQUEIDENTIFIER,
            @type        NVARCHAR (256),
            @body        NVARCHAR (MAX),
            @failure     NVARCHAR (3000),
            @deadlocks   INT = 0,
            @next        UNIQUEIDENTIFIER,
            @cycleId     UNIQUEIDENTIFIER,
            @tenantId    INT,
            @repeatAfter INT;

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
                FROM [dbo].[LearnQueue]
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
                VALUES (N'dbo.sp_Learn', 50019, N'The other side of a conversation ended it with an error.', @body);

                END CONVERSATION @handle;
            END;
            ELSE IF @type = N'http://schemas.microsoft.com/SQL/ServiceBroker/DialogTimer'
            BEGIN
                -- Time for the next cycle, unless somebody has stopped the repetition meanwhile. The conversation
                -- was opened by this side, so it ends when dbo.sp_Observe has ended its own.
                SET @body = (
                    SELECT
                        [s].[TenantId]             AS [tenantId],
                        [s].[LookbackHours]        AS [lookbackHours],
                        [s].[AutoApproveThreshold] AS [autoApproveThreshold],
                        [s].[MaxChangesPerRun]     AS [maxChangesPerRun],
                        [s].[RepeatAfterSeconds]   AS [repeatAfterSeconds]
                    FROM [dbo].[OODALoopState] AS [s]
                    WHERE [s].[RestartHandle] = @handle
                      AND [s].[RepeatAfterSeconds] IS NOT NULL
                    FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                UPDATE [dbo].[OODALoopState]
                SET [RestartHandle] = NULL
                WHERE [RestartHandle] = @handle;

                IF @body IS NULL
                BEGIN
                    END CONVERSATION @handle;
                END;
                ELSE
                BEGIN
                    SEND ON CONVERSATION @handle
                        MESSAGE TYPE [//Hartonomous/AutonomousLoop/ObserveMessage] (@body);
                END;
            END;
            ELSE IF CASE WHEN ISJSON(@body) = 1 THEN JSON_VALUE(@body, N'$.echo') END IS NOT NULL
            BEGIN
                -- The echo of a probe that was sent in this service's name, whichever phase answered it.
                END CONVERSATION @handle;
            END;
            ELSE IF @type <> N'//Hartonomous/AutonomousLoop/LearnMessage'
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
                SET @body = JSON_MODIFY(@body, N'$.echo', N'dbo.sp_Learn');

                SEND ON CONVERSATION @handle
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/LearnMessage] (@body);

                END CONVERSATION @handle;
            END;
            ELSE
            BEGIN
                SET @cycleId = TRY_CAST(JSON_VALUE(@body, N'$.cycleId') AS UNIQUEIDENTIFIER);

                -- The phase is the guard: a cycle takes each step once.
                UPDATE [dbo].[OODALoopState]
                SET @tenantId = [TenantId],
                    [Phase]   = N'Learned'
                WHERE [CycleId] = @cycleId
                  AND [Phase] = N'Acted';

                IF @@ROWCOUNT = 0
                    THROW 50023, N'There is no such cycle in the phase before this one.', 1;

                INSERT INTO [dbo].[LearningOutcomes] ([TenantId], [CycleId], [MetricName], [BaselineValue], [ObservedValue])
                SELECT @tenantId, @cycleId, [metric].[Name], [metric].[Baseline], [metric].[Observed]
                FROM [dbo].[OODALoopState] AS [state]
                CROSS APPLY (
                    SELECT
                        AVG(CASE WHEN [r].[Status] = N'Failed' THEN 1.0 ELSE 0.0 END) AS [FailureRate],
                        AVG(CAST([r].[TotalDurationMs] AS FLOAT))                     AS [MeanDurationMs]
                    FROM [dbo].[InferenceRequests] AS [r]
                    WHERE [r].[TenantId] = @tenantId
                      AND [r].[RequestTimestamp] >= [state].[StartedAt]
                ) AS [now]
                CROSS APPLY (
                    VALUES
                        (N'failureRate', TRY_CAST(JSON_VALUE([state].[Analysis], N'$.failureRate') AS FLOAT), CAST([now].[FailureRate] AS FLOAT)),
                        (N'meanDurationMs', TRY_CAST(JSON_VALUE([state].[Analysis], N'$.meanDurationMs') AS FLOAT), [now].[MeanDurationMs])
                ) AS [metric] ([Name], [Baseline], [Observed])
                WHERE [state].[CycleId] = @cycleId;

                UPDATE [dbo].[OODALoopState]
                SET [CompletedAt] = SYSUTCDATETIME(),
                    @repeatAfter  = [RepeatAfterSeconds]
                WHERE [CycleId] = @cycleId;

                IF @repeatAfter IS NOT NULL
                BEGIN
                    BEGIN DIALOG CONVERSATION @next
                        FROM SERVICE [LearnService]
                        TO SERVICE N'ObserveService', N'CURRENT DATABASE'
                        ON CONTRACT [//Hartonomous/AutonomousLoop/ObserveContract]
                        WITH ENCRYPTION = OFF;

                    BEGIN CONVERSATION TIMER (@next) TIMEOUT = @repeatAfter;

                    UPDATE [dbo].[OODALoopState]
                    SET [RestartHandle] = @next
                    WHERE [CycleId] = @cycleId;
                END;

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
                (N'dbo.sp_Learn', ERROR_NUMBER(), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), @failure, @body);

            END CONVERSATION @handle WITH ERROR = 50022 DESCRIPTION = @failure;
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
