-- Last phase of the loop: measures again what the cycle set out from, keeps what came of its actions, closes the cycle
-- and, if it is to repeat, sets the timer that opens the next one. Activated by dbo.LearnQueue; failures go the way that dbo.sp_Observe
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
            @isWork      BIT = 0,
            @deadlocks   INT = 0,
            @next        UNIQUEIDENTIFIER,
            @cycleId     UNIQUEIDENTIFIER,
            @tenantId    INT,
            @repeatAfter INT;

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
                FROM [dbo].[LearnQueue]
            ), TIMEOUT 1000;

            IF @handle IS NULL
            BEGIN
                COMMIT TRANSACTION;
                BREAK;
            END;

            SAVE TRANSACTION [Received];

            IF @type = N'http://schemas.microsoft.com/SQL/ServiceBroker/DialogTimer'
            BEGIN
                -- Time for the next cycle, unless somebody has stopped the repetition meanwhile. The conversation
                -- was opened by this side, so it ends when dbo.sp_Observe has ended its own.
                SET @body = (
                    SELECT
                        [s].[TenantId]             AS [tenantId],
                        [s].[LookbackHours]        AS [lookbackHours],
                        [s].[AutoApproveThreshold] AS [autoApproveThreshold],
                        [s].[MaxChangesPerRun]     AS [maxChangesPerRun],
                        [s].[RepeatAfterSeconds]   AS [repeatAfterSeconds],
                        JSON_VALUE([s].[Observations], N'$.targetArea') AS [targetArea]
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
            ELSE
            BEGIN
                EXECUTE [dbo].[sp_ScreenLoopMessage]
                    @handle, @type, @body, N'//Hartonomous/AutonomousLoop/LearnMessage', N'dbo.sp_Learn', @isWork OUTPUT;
            END;

            IF @isWork = 1
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

                -- What was done, and how the cycle came out after it: the share of requests that were answered, and the
                -- milliseconds that they became quicker by.
                INSERT INTO [dbo].[AutonomousImprovementHistory]
                    ([TenantId], [CycleId], [HypothesisType], [TargetArea], [SuccessScore], [LatencyImprovement], [StartedAt], [CompletedAt])
                SELECT @tenantId, @cycleId, [done].[ActionType],
                       (SELECT LEFT(JSON_VALUE([s].[Observations], N'$.targetArea'), 50) FROM [dbo].[OODALoopState] AS [s] WHERE [s].[CycleId] = @cycleId),
                       CAST(1 - [outcome].[FailureRate] AS DECIMAL (5, 4)),
                       TRY_CAST(-[outcome].[DurationDelta] AS DECIMAL (10, 4)),
                       [done].[ProposedAt], SYSUTCDATETIME()
                FROM [dbo].[PendingActions] AS [done]
                CROSS APPLY (
                    SELECT
                        MAX(CASE WHEN [o].[MetricName] = N'failureRate' THEN [o].[ObservedValue] END)  AS [FailureRate],
                        MAX(CASE WHEN [o].[MetricName] = N'meanDurationMs' THEN [o].[Delta] END)       AS [DurationDelta]
                    FROM [dbo].[LearningOutcomes] AS [o]
                    WHERE [o].[CycleId] = @cycleId
                ) AS [outcome]
                WHERE [done].[CycleId] = @cycleId
                  AND [done].[TenantId] = @tenantId
                  AND [done].[Status] = N'Executed';

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

            EXECUTE [dbo].[sp_RejectLoopMessage] @handle, @body, N'dbo.sp_Learn';
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
