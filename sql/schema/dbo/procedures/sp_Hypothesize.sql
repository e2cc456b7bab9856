-- Third phase of the loop: turns what a cycle found into proposed actions, each with its risk from 1 (cannot hurt)
-- to 5. Activated by dbo.HypothesizeQueue; failures go the way that dbo.sp_Observe describes.
CREATE PROCEDURE [dbo].[sp_Hypothesize]
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
            @tenantId  INT;

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
                FROM [dbo].[HypothesizeQueue]
            ), TIMEOUT 1000;

            IF @handle IS NULL
            BEGIN
                COMMIT TRANSACTION;
                BREAK;
            END;

            SAVE TRANSACTION [Received];

            EXECUTE [dbo].[sp_ScreenLoopMessage]
                @handle, @type, @body, N'//Hartonomous/AutonomousLoop/HypothesizeMessage', N'dbo.sp_Hypothesize', @isWork OUTPUT;

            IF @isWork = 1
            BEGIN
                SET @cycleId = TRY_CAST(JSON_VALUE(@body, N'$.cycleId') AS UNIQUEIDENTIFIER);

                -- The phase is the guard: a cycle takes each step once.
                UPDATE [dbo].[OODALoopState]
                SET @tenantId = [TenantId],
                    [Phase]   = N'Hypothesized'
                WHERE [CycleId] = @cycleId
                  AND [Phase] = N'Analyzed';

                IF @@ROWCOUNT = 0
                    THROW 50023, N'There is no such cycle in the phase before this one.', 1;

                INSERT INTO [dbo].[PendingActions]
                    ([TenantId], [CycleId], [ActionType], [RiskLevel], [Parameters], [Rationale])
                SELECT @tenantId, @cycleId, [proposed].[ActionType], [proposed].[RiskLevel], [proposed].[Parameters], [proposed].[Rationale]
                FROM [dbo].[OODALoopState] AS [state]
                CROSS APPLY (
                    SELECT N'FailStalledInferences', N'reliability', CAST(1 AS TINYINT), CAST(NULL AS NVARCHAR (MAX)),
                           CONCAT(JSON_VALUE([state].[Observations], N'$.stalled'), N' inferences run for more than an hour.')
                    WHERE TRY_CAST(JSON_VALUE([state].[Observations], N'$.stalled') AS BIGINT) > 0
                    UNION ALL
                    SELECT N'AssignSpatialBuckets', N'performance', CAST(1 AS TINYINT), NULL,
                           CONCAT(JSON_VALUE([state].[Observations], N'$.withoutBucket'), N' embeddings have no bucket.')
                    WHERE TRY_CAST(JSON_VALUE([state].[Observations], N'$.withoutBucket') AS BIGINT) > 0
                    UNION ALL
                    SELECT N'DeactivateModel', N'reliability', CAST(5 AS TINYINT), [failing].[value],
                           CONCAT(N'Of the requests to model ', JSON_VALUE([failing].[value], N'$.modelId'), N' the share ',
                                  JSON_VALUE([failing].[value], N'$.failureRate'), N' failed.')
                    FROM OPENJSON([state].[Analysis], N'$.failingModels') AS [failing]
                ) AS [proposed] ([ActionType], [Area], [RiskLevel], [Parameters], [Rationale])
                WHERE [state].[CycleId] = @cycleId
                  AND [proposed].[Area] = ISNULL(JSON_VALUE([state].[Observations], N'$.targetArea'), [proposed].[Area])
                  -- What already waits, for a person or to be carried out, is not proposed again.
                  AND NOT EXISTS (
                      SELECT 1
                      FROM [dbo].[PendingActions] AS [open]
                      WHERE [open].[TenantId] = @tenantId
                        AND [open].[Status] IN (N'Pending', N'Approved')
                        AND [open].[ActionType] = [proposed].[ActionType]
                        AND ISNULL(JSON_VALUE([open].[Parameters], N'$.modelId'), N'') = ISNULL(JSON_VALUE([proposed].[Parameters], N'$.modelId'), N''));

                SET @body = (SELECT @cycleId AS [cycleId] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                BEGIN DIALOG CONVERSATION @next
                    FROM SERVICE [HypothesizeService]
                    TO SERVICE N'ActService', N'CURRENT DATABASE'
                    ON CONTRACT [//Hartonomous/AutonomousLoop/ActContract]
                    WITH LIFETIME = 86400, ENCRYPTION = OFF;

                SEND ON CONVERSATION @next
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/ActMessage] (@body);

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

            EXECUTE [dbo].[sp_RejectLoopMessage] @handle, @body, N'dbo.sp_Hypothesize';
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
