-- Brings weights and coefficients back to what they were at a moment (UTC), of one model or of all. The rollback is
-- itself a change that history keeps, so it can be rolled back. A dry run only counts.
CREATE PROCEDURE [dbo].[sp_RollbackWeightsToTimestamp]
    @TargetDateTime DATETIME2 (7),
    @ModelId        INT = NULL,
    @DryRun         BIT = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @updated  BIGINT = 0,
            @deleted  BIGINT = 0,
            @inserted BIGINT = 0;

    BEGIN TRY
        IF @TargetDateTime IS NULL OR @TargetDateTime >= SYSUTCDATETIME()
            THROW 50070, N'The moment to go back to lies in the past.', 1;

        IF @TargetDateTime < DATEADD(DAY, -90, SYSUTCDATETIME())
            THROW 50071, N'History is kept for 90 days; what was before is gone.', 1;

        CREATE TABLE [#WeightsThen]
        (
            [LayerId]      BIGINT        NOT NULL,
            [WeightIndex]  BIGINT        NOT NULL,
            [ModelId]      INT           NOT NULL,
            [WeightValue]  REAL          NOT NULL,
            [UpdateReason] NVARCHAR (64) COLLATE DATABASE_DEFAULT NULL,
            PRIMARY KEY CLUSTERED ([LayerId], [WeightIndex])
        );

        CREATE TABLE [#CoefficientsThen]
        (
            [LayerId]      BIGINT NOT NULL,
            [Position]     BIGINT NOT NULL,
            [TensorAtomId] BIGINT NOT NULL,
            [Coefficient]  FLOAT  NOT NULL,
            PRIMARY KEY CLUSTERED ([LayerId], [Position])
        );

        BEGIN TRANSACTION;

        -- What referred to a layer or an atom that no longer exists cannot come back, and stays out.
        INSERT INTO [#WeightsThen] ([LayerId], [WeightIndex], [ModelId], [WeightValue], [UpdateReason])
        SELECT [w].[LayerId], [w].[WeightIndex], [w].[ModelId], [w].[WeightValue], [w].[UpdateReason]
        FROM [dbo].[ModelWeights] FOR SYSTEM_TIME AS OF @TargetDateTime AS [w]
        INNER JOIN [dbo].[ModelLayers] AS [l] ON [l].[LayerId] = [w].[LayerId]
        WHERE @ModelId IS NULL OR [w].[ModelId] = @ModelId;

        INSERT INTO [#CoefficientsThen] ([LayerId], [Position], [TensorAtomId], [Coefficient])
        SELECT [c].[LayerId], [c].[Position], [c].[TensorAtomId], [c].[Coefficient]
        FROM [dbo].[TensorAtomCoefficients] FOR SYSTEM_TIME AS OF @TargetDateTime AS [c]
        INNER JOIN [dbo].[ModelLayers] AS [l] ON [l].[LayerId] = [c].[LayerId]
        INNER JOIN [dbo].[TensorAtoms] AS [a] ON [a].[TensorAtomId] = [c].[TensorAtomId]
        WHERE @ModelId IS NULL OR [l].[ModelId] = @ModelId;

        -- Rows that are as they were stay untouched: an update without a change would still write history.
        UPDATE [w]
        SET [ModelId]      = [then].[ModelId],
            [WeightValue]  = [then].[WeightValue],
            [UpdateReason] = [then].[UpdateReason]
        FROM [dbo].[ModelWeights] AS [w]
        INNER JOIN [#WeightsThen] AS [then]
            ON [then].[LayerId] = [w].[LayerId]
           AND [then].[WeightIndex] = [w].[WeightIndex]
        WHERE EXISTS (
            SELECT [then].[ModelId], [then].[WeightValue], [then].[UpdateReason]
            EXCEPT
            SELECT [w].[ModelId], [w].[WeightValue], [w].[UpdateReason]);
        SET @updated += ROWCOUNT_BIG();

        DELETE [w]
        FROM [dbo].[ModelWeights] AS [w]
        WHERE (@ModelId IS NULL OR [w].[ModelId] = @ModelId)
          AND NOT EXISTS (
              SELECT 1
              FROM [#WeightsThen] AS [then]
              WHERE [then].[LayerId] = [w].[LayerId]
                AND [then].[WeightIndex] = [w].[WeightIndex]);
        SET @deleted += ROWCOUNT_BIG();

        INSERT INTO [dbo].[ModelWeights] ([LayerId], [WeightIndex], [ModelId], [WeightValue], [UpdateReason])
        SELECT [then].[LayerId], [then].[WeightIndex], [then].[ModelId], [then].[WeightValue], [then].[UpdateReason]
        FROM [#WeightsThen] AS [then]
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[ModelWeights] AS [w]
            WHERE [w].[LayerId] = [then].[LayerId]
              AND [w].[WeightIndex] = [then].[WeightIndex]);
        SET @inserted += ROWCOUNT_BIG();

        UPDATE [c]
        SET [TensorAtomId] = [then].[TensorAtomId],
            [Coefficient]  = [then].[Coefficient]
        FROM [dbo].[TensorAtomCoefficients] AS [c]
        INNER JOIN [#CoefficientsThen] AS [then]
            ON [then].[LayerId] = [c].[LayerId]
           AND [then].[Position] = [c].[Position]
        WHERE EXISTS (
            SELECT [then].[TensorAtomId], [then].[Coefficient]
            EXCEPT
            SELECT [c].[TensorAtomId], [c].[Coefficient]);
        SET @updated += ROWCOUNT_BIG();

        DELETE [c]
        FROM [dbo].[TensorAtomCoefficients] AS [c]
        INNER JOIN [dbo].[ModelLayers] AS [l] ON [l].[LayerId] = [c].[LayerId]
        WHERE (@ModelId IS NULL OR [l].[ModelId] = @ModelId)
          AND NOT EXISTS (
              SELECT 1
              FROM [#CoefficientsThen] AS [then]
              WHERE [then].[LayerId] = [c].[LayerId]
                AND [then].[Position] = [c].[Position]);
        SET @deleted += ROWCOUNT_BIG();

        INSERT INTO [dbo].[TensorAtomCoefficients] ([LayerId], [Position], [TensorAtomId], [Coefficient])
        SELECT [then].[LayerId], [then].[Position], [then].[TensorAtomId], [then].[Coefficient]
        FROM [#CoefficientsThen] AS [then]
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[TensorAtomCoefficients] AS [c]
            WHERE [c].[LayerId] = [then].[LayerId]
              AND [c].[Position] = [then].[Position]);
        SET @inserted += ROWCOUNT_BIG();

        -- A dry run has done exactly what the real one does, and undoes it: its figures are the real ones.
        IF @DryRun = 1
            ROLLBACK TRANSACTION;
        ELSE
        BEGIN
            INSERT INTO [dbo].[WeightRollbackLog] ([ModelId], [TargetDateTime], [RowsUpdated], [RowsDeleted], [RowsInserted])
            VALUES (@ModelId, @TargetDateTime, @updated, @deleted, @inserted);

            COMMIT TRANSACTION;
        END;

        SELECT
            @DryRun   AS [DryRun],
            @updated  AS [RowsUpdated],
            @deleted  AS [RowsDeleted],
            @inserted AS [RowsInserted];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
