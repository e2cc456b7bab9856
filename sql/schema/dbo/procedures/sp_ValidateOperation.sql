-- Holds a recorded operation against the rules: it has ended, not before it began, its stream reads as it was written,
-- and its request belongs to the same tenant. Each rule's outcome is written down.
CREATE PROCEDURE [dbo].[sp_ValidateOperation]
    @TenantId    INT,
    @OperationId UNIQUEIDENTIFIER
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @stream      VARBINARY (MAX),
            @hasStream   BIT,
            @segments    INT,
            @expected    INT,
            @inferenceId BIGINT,
            @started     DATETIME2 (7),
            @completed   DATETIME2 (7),
            @failure     NVARCHAR (2000);

    BEGIN TRY
        SELECT @stream = [s].[Stream], @expected = [s].[SegmentCount], @hasStream = IIF([s].[StreamId] IS NULL, 0, 1),
               @inferenceId = [o].[InferenceId], @started = [o].[StartedAt], @completed = [o].[CompletedAt]
        FROM [provenance].[OperationProvenance] AS [o]
        LEFT JOIN [provenance].[GenerationStreams] AS [s]
            ON [s].[StreamId] = [o].[StreamId]
           AND [s].[TenantId] = @TenantId
        WHERE [o].[OperationId] = @OperationId
          AND [o].[TenantId] = @TenantId;

        IF @started IS NULL
            THROW 50082, N'The tenant has no operation of that number.', 1;

        -- A stream that is not as it was written is a finding, not a failure of the check. With XACT_ABORT it would doom
        -- the transaction of a caller, such as that of INSERT ... EXECUTE.
        SET XACT_ABORT OFF;
        BEGIN TRY
            SET @segments = (SELECT COUNT(*) FROM [provenance].[clr_AtomicStreamSegments](@stream));
        END TRY
        BEGIN CATCH
            IF XACT_STATE() = -1 THROW;
            SET @failure = LEFT(ERROR_MESSAGE(), 2000);
        END CATCH;
        SET XACT_ABORT ON;

        INSERT INTO [provenance].[ProvenanceValidationResults] ([TenantId], [OperationId], [RuleName], [Outcome], [Evidence])
        VALUES
            (@TenantId, @OperationId, N'OperationHasEnded',
             CASE WHEN @completed IS NOT NULL THEN N'Pass' WHEN @started < DATEADD(DAY, -1, SYSUTCDATETIME()) THEN N'Fail' ELSE N'Warning' END, NULL),
            (@TenantId, @OperationId, N'EndIsAfterStart', CASE WHEN @completed < @started THEN N'Fail' ELSE N'Pass' END, NULL),
            (@TenantId, @OperationId, N'StreamIsWhole',
             CASE WHEN @hasStream = 0 THEN N'Warning' WHEN @failure IS NOT NULL OR @segments <> @expected THEN N'Fail' ELSE N'Pass' END,
             ISNULL(@failure, CONCAT(@segments, N' of ', @expected, N' segments'))),
            (@TenantId, @OperationId, N'RequestIsTheTenants',
             CASE WHEN @inferenceId IS NULL
                    OR EXISTS (SELECT 1 FROM [dbo].[InferenceRequests] AS [r] WHERE [r].[InferenceId] = @inferenceId AND [r].[TenantId] = @TenantId)
                  THEN N'Pass' ELSE N'Fail' END, NULL);
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
