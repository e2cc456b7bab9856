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
            @failure   NVARCHAR (3000),
            @deadlocks INT = 0,
            @next      UNIQUEIDENTIFIER,
            @cycleId   UNIQUEIDENTIFIER,
            @tenantId  INT,
            @since     DATETIME2 (7),
            @before    DATETIME2 (7);

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
                FROM [dbo].[AnalyzeQueue]
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
                VALUES (N'dbo.sp_Analyze', 50019, N'The other side of a conversation ended it with an error.', @body);

                END CONVERSATION @handle;
            END;
            ELSE IF CASE WHEN ISJSON(@body) = 1 THEN JSON_VALUE(@body, N'$.echo') END IS NOT NULL
            BEGIN
                -- The echo of a probe that was sent in this service's name, whichever phase answered it.
                END CONVERSATION @handle;
            END;
            ELSE IF @type <> N'//Hartonomous/AutonomousLoop/AnalyzeMessage'
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
                SET @body = JSON_MODIFY(@body, N'$.echo', N'dbo.sp_Analyze');

                SEND ON CONVERSATION @handle
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/AnalyzeMessage] (@body);

                END CONVERSATION @handle;
            END;
            ELSE
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
                (N'dbo.sp_Analyze', ERROR_NUMBER(), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), @failure, @body);

            END CONVERSATION @handle WITH ERROR = 50022 DESCRIPTION = @failure;
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
