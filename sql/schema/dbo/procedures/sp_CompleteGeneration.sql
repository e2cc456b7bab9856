-- Takes in what was made as an atom, closes the generation with it, and writes down in the graph that the atom comes
-- from the request, all of it or nothing. Without content the generation has failed.
CREATE PROCEDURE [dbo].[sp_CompleteGeneration]
    @TenantId      INT,
    @GenerationId  BIGINT,
    @Content       VARBINARY (MAX),
    @ContentType   NVARCHAR (128),
    @CanonicalText NVARCHAR (MAX) = NULL,
    @AtomId        BIGINT         = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @started     DATETIME2 (7),
            @inferenceId BIGINT,
            @now         DATETIME2 (7) = SYSUTCDATETIME();

    BEGIN TRY
        BEGIN TRANSACTION;

        IF @Content IS NOT NULL
            EXECUTE [dbo].[sp_IngestAtom]
                @TenantId = @TenantId, @Content = @Content, @ContentType = @ContentType, @CanonicalText = @CanonicalText, @AtomId = @AtomId OUTPUT;

        UPDATE [dbo].[GenerationHistory]
        SET @started       = [CreatedAt],
            @inferenceId   = [InferenceId],
            [ResultAtomId] = @AtomId,
            [Status]       = IIF(@Content IS NULL, N'Failed', N'Completed'),
            [CompletedAt]  = @now,
            -- Never over what an INT holds: a generation can lie for weeks.
            [DurationMs]   = CAST(IIF(DATEDIFF_BIG(MILLISECOND, [CreatedAt], @now) > 2147483647, 2147483647,
                                      DATEDIFF_BIG(MILLISECOND, [CreatedAt], @now)) AS INT)
        WHERE [GenerationId] = @GenerationId
          AND [TenantId] = @TenantId
          AND [Status] = N'Pending';

        IF @@ROWCOUNT = 0
            THROW 50114, N'No generation of that number is under way.', 1;

        INSERT INTO [dbo].[GenerationMetrics] ([GenerationId], [MetricName], [TenantId], [MetricValue])
        VALUES
            (@GenerationId, N'durationMs', @TenantId, DATEDIFF_BIG(MILLISECOND, @started, @now)),
            (@GenerationId, N'bytes', @TenantId, ISNULL(DATALENGTH(@Content), 0));

        IF @AtomId IS NOT NULL AND @inferenceId IS NOT NULL
            EXECUTE [dbo].[sp_RecordProvenance] @TenantId, N'Atom', @AtomId, N'Inference', @inferenceId, N'GeneratedBy';

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
