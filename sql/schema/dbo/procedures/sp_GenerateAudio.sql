-- Makes a sound of a prompt: the harmonics that lie where the prompt lies in space, as 16-bit PCM of one channel.
CREATE PROCEDURE [dbo].[sp_GenerateAudio]
    @prompt       NVARCHAR (MAX),
    @durationMs   INT    = 2000,
    @sampleRate   INT    = 44100,
    @TenantId     INT    = 0,
    @GenerationId BIGINT = NULL OUTPUT,
    @AtomId       BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @bytes      VARBINARY (8000),
            @point      GEOMETRY,
            @parameters NVARCHAR (MAX),
            @audio      VARBINARY (MAX);

    BEGIN TRY
        IF @prompt IS NULL
            THROW 50116, N'A prompt is needed.', 1;

        SET @parameters = (SELECT @durationMs AS [durationMs], @sampleRate AS [sampleRate] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);
        EXECUTE [dbo].[sp_BeginGeneration] @TenantId, N'audio', @prompt, @parameters, NULL, NULL, @GenerationId OUTPUT;

        EXECUTE [dbo].[sp_TextToEmbedding] @prompt, @bytes OUTPUT;
        SET @point = [dbo].[fn_SpatialProject](@bytes);
        SET @audio = [dbo].[clr_GenerateAudioFromSpatialSignature](ISNULL(@point.STX, 0), ISNULL(@point.STY, 0), ISNULL(@point.Z, 0), @durationMs, @sampleRate);

        EXECUTE [dbo].[sp_CompleteGeneration] @TenantId, @GenerationId, @audio, N'audio/L16', NULL, @AtomId OUTPUT;

        IF @AtomId IS NOT NULL
            EXECUTE [dbo].[sp_AtomizeAudio] @TenantId, @AtomId, @sampleRate, 1, @ReturnFigures = 0;

        SELECT @GenerationId AS [GenerationId], @AtomId AS [AtomId];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
