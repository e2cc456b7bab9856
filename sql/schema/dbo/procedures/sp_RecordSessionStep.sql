-- Adds where a session went next: the place in space of the atom that it looked at, and how far that was from the last.
CREATE PROCEDURE [dbo].[sp_RecordSessionStep]
    @TenantId    INT,
    @SessionId   UNIQUEIDENTIFIER,
    @AtomId      BIGINT,
    @InferenceId BIGINT = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @here GEOMETRY;

    BEGIN TRY
        SET @here = (
            SELECT TOP (1) [SpatialKey]
            FROM [dbo].[AtomEmbeddings]
            WHERE [AtomId] = @AtomId
              AND [TenantId] = @TenantId
              AND [SpatialKey] IS NOT NULL
            ORDER BY [AtomEmbeddingId] DESC);

        IF @here IS NULL
            THROW 50104, N'The tenant has no atom of that number that lies in space.', 1;

        IF @InferenceId IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM [dbo].[InferenceRequests] WHERE [InferenceId] = @InferenceId AND [TenantId] = @TenantId)
            THROW 50034, N'No request of that number.', 1;

        BEGIN TRANSACTION;

        -- First, so that a session of another tenant or one that has ended takes no step, and two steps take turns.
        UPDATE [dbo].[UserSessions]
        SET [LastSeenAt] = SYSUTCDATETIME()
        WHERE [SessionId] = @SessionId
          AND [TenantId] = @TenantId
          AND [EndedAt] IS NULL;

        IF @@ROWCOUNT = 0
            THROW 50105, N'The tenant has no open session of that number.', 1;

        INSERT INTO [dbo].[SessionPaths] ([TenantId], [SessionId], [StepNumber], [AtomId], [InferenceId], [Position], [DistanceTravelled])
        SELECT @TenantId, @SessionId, ISNULL([last].[StepNumber], 0) + 1, @AtomId, @InferenceId, @here, ISNULL([last].[Position].STDistance(@here), 0)
        FROM (VALUES (1)) AS [one] ([Row])
        OUTER APPLY (
            SELECT TOP (1) [p].[StepNumber], [p].[Position]
            FROM [dbo].[SessionPaths] AS [p] WITH (UPDLOCK, HOLDLOCK)
            WHERE [p].[SessionId] = @SessionId
              AND [p].[TenantId] = @TenantId
            ORDER BY [p].[StepNumber] DESC
        ) AS [last];

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
