-- Second phase of the loop: sets a cycle's measurements beside those of the period before, and names the models
-- that fail most. Activated by dbo.AnalyzeQueue; failures go the way that dbo.sp_Observe describes.
CREATE PROCEDURE [dbo].[sp_Analyze]
AS
BEGIN
    SET NOCOUNT ON;
    -- An error must leave the transaction usable, so that it can go back to the savepoint behind RECEIVE.
    SET XACT_ABORT OFF;

    DECLARE @handle    UNIQUEIDENTIFIER,
            @type      NVARCHAR (256),
            @body      NVARCHAR (MAX),
            @isWork    BIT = 0,
            @deadlocks INT = 0,
            @next      UNIQUEIDENTIFIER,
            @cycleId   UNIQUEIDENTIFIER,
            @tenantId  INT,
            @since     DATETIME2 (7),
            @before    DATETIME2 (7);

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
                FROM [dbo].[AnalyzeQueue]
            ), TIMEOUT 1000;

            IF @handle IS NULL
            BEGIN
                COMMIT TRANSACTION;
                BREAK;
            END;

            SAVE TRANSACTION [Received];

            EXECUTE [dbo].[sp_ScreenLoopMessage]
                @handle, @type, @body, N'//Hartonomous/AutonomousLoop/AnalyzeMessage', N'dbo.sp_Analyze', @isWork OUTPUT;

            IF @isWork = 1
            BEGIN
                SET @cycleId = TRY_CAST(JSON_VALUE(@body, N'$.cycleId') AS UNIQUEIDENTIFIER);

                -- The phase is the guard: a cycle takes each step once.
                UPDATE [dbo].[OODALoopState]
                SET @tenantId = [TenantId],
                    @since    = DATEADD(HOUR, -[LookbackHours], [StartedAt]),
                    [Phase]   = N'Analyzed'
                WHERE [CycleId] = @cycleId
                  AND [Phase] = N'Observed';

                IF @@ROWCOUNT = 0
                    THROW 50023, N'There is no such cycle in the phase before this one.', 1;

                SELECT @before = DATEADD(HOUR, -[LookbackHours], @since)
                FROM [dbo].[OODALoopState]
                WHERE [CycleId] = @cycleId;

                UPDATE [state]
                SET [Analysis] = (
                    SELECT
                        [failureRate]            = AVG(CASE WHEN [r].[RequestTimestamp] < @since THEN NULL
                                                            WHEN [r].[Status] = N'Failed' THEN 1.0 ELSE 0.0 END),
                        [meanDurationMs]         = AVG(CASE WHEN [r].[RequestTimestamp] >= @since
                                                            THEN CAST([r].[TotalDurationMs] AS FLOAT) END),
                        [previousFailureRate]    = AVG(CASE WHEN [r].[RequestTimestamp] >= @since THEN NULL
                                                            WHEN [r].[Status] = N'Failed' THEN 1.0 ELSE 0.0 END),
                        [previousMeanDurationMs] = AVG(CASE WHEN [r].[RequestTimestamp] < @since
                                                            THEN CAST([r].[TotalDurationMs] AS FLOAT) END),
                        -- Fewer than twenty requests say nothing about a model.
                        [failingModels]          = JSON_QUERY((
                            SELECT
                                [modelId]     = [m].[ModelId],
                                [failureRate] = AVG(CASE WHEN [m].[Status] = N'Failed' THEN 1.0 ELSE 0.0 END)
                            FROM [dbo].[InferenceRequests] AS [m]
                            WHERE [m].[TenantId] = @tenantId
                              AND [m].[RequestTimestamp] >= @since
                              AND [m].[ModelId] IS NOT NULL
                            GROUP BY [m].[ModelId]
                            HAVING COUNT(*) >= 20
                               AND AVG(CASE WHEN [m].[Status] = N'Failed' THEN 1.0 ELSE 0.0 END) >= 0.5
                            FOR JSON PATH))
                    FROM [dbo].[InferenceRequests] AS [r]
                    WHERE [r].[TenantId] = @tenantId
                      AND [r].[RequestTimestamp] >= @before
                    FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                FROM [dbo].[OODALoopState] AS [state]
                WHERE [state].[CycleId] = @cycleId;

                SET @body = (SELECT @cycleId AS [cycleId] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                BEGIN DIALOG CONVERSATION @next
                    FROM SERVICE [AnalyzeService]
                    TO SERVICE N'HypothesizeService', N'CURRENT DATABASE'
                    ON CONTRACT [//Hartonomous/AutonomousLoop/HypothesizeContract]
                    WITH LIFETIME = 86400, ENCRYPTION = OFF;

                SEND ON CONVERSATION @next
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/HypothesizeMessage] (@body);

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

            EXECUTE [dbo].[sp_RejectLoopMessage] @handle, @body, N'dbo.sp_Analyze';
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
