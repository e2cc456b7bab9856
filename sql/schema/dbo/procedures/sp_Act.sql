-- Fourth phase of the loop: carries out proposed actions up to the cycle's risk and number, and what a person has
-- approved since; the rest keeps waiting. Every action is a fixed statement, none is made of text. Activated by
-- dbo.ActQueue; failures go the way that dbo.sp_Observe describes.
CREATE PROCEDURE [dbo].[sp_Act]
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

    DECLARE @chosen TABLE
    (
        [ActionId]     BIGINT         NOT NULL PRIMARY KEY,
        [ActionType]   NVARCHAR (50)  NOT NULL,
        [Parameters]   NVARCHAR (MAX) NULL,
        [AffectedRows] BIGINT         NOT NULL
    );

    DECLARE @deactivated TABLE ([ModelId] INT NOT NULL PRIMARY KEY);

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
                FROM [dbo].[ActQueue]
            ), TIMEOUT 1000;

            IF @handle IS NULL
            BEGIN
                COMMIT TRANSACTION;
                BREAK;
            END;

            SAVE TRANSACTION [Received];

            EXECUTE [dbo].[sp_ScreenLoopMessage]
                @handle, @type, @body, N'//Hartonomous/AutonomousLoop/ActMessage', N'dbo.sp_Act', @isWork OUTPUT;

            IF @isWork = 1
            BEGIN
                SET @cycleId = TRY_CAST(JSON_VALUE(@body, N'$.cycleId') AS UNIQUEIDENTIFIER);

                -- The phase is the guard: a cycle takes each step once.
                UPDATE [dbo].[OODALoopState]
                SET @tenantId = [TenantId],
                    [Phase]   = N'Acted'
                WHERE [CycleId] = @cycleId
                  AND [Phase] = N'Hypothesized';

                IF @@ROWCOUNT = 0
                    THROW 50023, N'There is no such cycle in the phase before this one.', 1;

                DELETE FROM @chosen;
                DELETE FROM @deactivated;

                INSERT INTO @chosen ([ActionId], [ActionType], [Parameters], [AffectedRows])
                SELECT [ranked].[ActionId], [ranked].[ActionType], [ranked].[Parameters], 0
                FROM (
                    SELECT [a].[ActionId], [a].[ActionType], [a].[Parameters], [state].[MaxChangesPerRun],
                           ROW_NUMBER() OVER (ORDER BY [a].[RiskLevel], [a].[ActionId]) AS [Rank]
                    FROM [dbo].[PendingActions] AS [a]
                    INNER JOIN [dbo].[OODALoopState] AS [state] ON [state].[CycleId] = @cycleId
                    WHERE [a].[TenantId] = @tenantId
                      AND ([a].[Status] = N'Approved'
                           OR ([a].[Status] = N'Pending' AND [a].[CycleId] = @cycleId AND [a].[RiskLevel] <= [state].[AutoApproveThreshold]))
                ) AS [ranked]
                WHERE [ranked].[Rank] <= [ranked].[MaxChangesPerRun];

                UPDATE [dbo].[InferenceRequests]
                SET [Status] = N'Failed'
                WHERE [TenantId] = @tenantId
                  AND [Status] = N'Running'
                  AND [RequestTimestamp] < DATEADD(HOUR, -1, SYSUTCDATETIME())
                  AND EXISTS (SELECT 1 FROM @chosen WHERE [ActionType] = N'FailStalledInferences');

                UPDATE @chosen SET [AffectedRows] = @@ROWCOUNT WHERE [ActionType] = N'FailStalledInferences';

                -- Cells of 100 by 100 by 100, their three numbers packed into ten bits each. A share at a time: the
                -- next cycle goes on.
                UPDATE TOP (10000) [e]
                SET [SpatialBucketX] = [cell].[X],
                    [SpatialBucketY] = [cell].[Y],
                    [SpatialBucketZ] = [cell].[Z],
                    [SpatialBucket]  = ([cell].[X] & 1023) * 1048576 + ([cell].[Y] & 1023) * 1024 + ([cell].[Z] & 1023)
                FROM [dbo].[AtomEmbeddings] AS [e]
                CROSS APPLY (
                    SELECT
                        CAST(FLOOR([e].[SpatialKey].STX / 100) AS INT),
                        CAST(FLOOR([e].[SpatialKey].STY / 100) AS INT),
                        CAST(FLOOR(ISNULL([e].[SpatialKey].Z, 0) / 100) AS INT)
                ) AS [cell] ([X], [Y], [Z])
                WHERE [e].[TenantId] = @tenantId
                  AND [e].[SpatialBucket] IS NULL
                  AND [e].[SpatialKey].STGeometryType() = N'Point'
                  AND EXISTS (SELECT 1 FROM @chosen WHERE [ActionType] = N'AssignSpatialBuckets');

                UPDATE @chosen SET [AffectedRows] = @@ROWCOUNT WHERE [ActionType] = N'AssignSpatialBuckets';

                UPDATE [m]
                SET [IsActive] = 0
                OUTPUT [inserted].[ModelId] INTO @deactivated ([ModelId])
                FROM [dbo].[Models] AS [m]
                WHERE [m].[IsActive] = 1
                  AND EXISTS (
                      SELECT 1
                      FROM @chosen AS [c]
                      WHERE [c].[ActionType] = N'DeactivateModel'
                        AND TRY_CAST(JSON_VALUE([c].[Parameters], N'$.modelId') AS INT) = [m].[ModelId]);

                -- Each action names one model, and there can be several.
                UPDATE [c]
                SET [AffectedRows] = 1
                FROM @chosen AS [c]
                INNER JOIN @deactivated AS [d] ON [d].[ModelId] = TRY_CAST(JSON_VALUE([c].[Parameters], N'$.modelId') AS INT)
                WHERE [c].[ActionType] = N'DeactivateModel';

                UPDATE [a]
                SET [Status]       = N'Executed',
                    [AffectedRows] = [c].[AffectedRows],
                    [DecidedAt]    = SYSUTCDATETIME()
                FROM [dbo].[PendingActions] AS [a]
                INNER JOIN @chosen AS [c] ON [c].[ActionId] = [a].[ActionId];

                SET @body = (SELECT @cycleId AS [cycleId] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);

                BEGIN DIALOG CONVERSATION @next
                    FROM SERVICE [ActService]
                    TO SERVICE N'LearnService', N'CURRENT DATABASE'
                    ON CONTRACT [//Hartonomous/AutonomousLoop/LearnContract]
                    WITH LIFETIME = 86400, ENCRYPTION = OFF;

                SEND ON CONVERSATION @next
                    MESSAGE TYPE [//Hartonomous/AutonomousLoop/LearnMessage] (@body);

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

            EXECUTE [dbo].[sp_RejectLoopMessage] @handle, @body, N'dbo.sp_Act';
            COMMIT TRANSACTION;
        END CATCH;
    END;
END;
