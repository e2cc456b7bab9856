-- Takes an atom of 16-bit PCM apart: its form and loudness, its frames of 20 ms, and the samples of a short one. Taking
-- apart again replaces what was there. A procedure that calls this one leaves the figures out by @ReturnFigures: within
-- INSERT ... EXECUTE nothing can be rolled back (error 3915).
CREATE PROCEDURE [dbo].[sp_AtomizeAudio]
    @TenantId      INT,
    @AtomId        BIGINT,
    @SampleRate    INT,
    @ChannelCount  SMALLINT = 1,
    @MaxSamples    BIGINT   = 48000,
    @ReturnFigures BIT      = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @audio   VARBINARY (MAX),
            @samples BIGINT,
            @frame   INT;

    BEGIN TRY
        SELECT @audio = [Payload]
        FROM [dbo].[AtomPayloadStore]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        IF @audio IS NULL OR @SampleRate < 50 OR @ChannelCount < 1 OR DATALENGTH(@audio) % (2 * @ChannelCount) <> 0
            THROW 50046, N'The tenant has no audio atom of that number that is whole 16-bit samples of so many channels.', 1;

        SET @samples = DATALENGTH(@audio) / (2 * @ChannelCount);
        -- Bytes of a frame: 20 ms of whole samples.
        SET @frame = @SampleRate / 50 * 2 * @ChannelCount;

        BEGIN TRANSACTION;

        DELETE FROM [dbo].[AtomicAudioSamples] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId;
        DELETE FROM [dbo].[AudioFrames] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId;
        DELETE FROM [dbo].[AudioData] WHERE [AtomId] = @AtomId AND [TenantId] = @TenantId;

        INSERT INTO [dbo].[AudioData] ([AtomId], [TenantId], [SampleRate], [ChannelCount], [BitsPerSample], [SampleCount], [RmsLevel], [PeakLevel], [Waveform])
        VALUES (@AtomId, @TenantId, @SampleRate, @ChannelCount, 16, @samples,
                [dbo].[clr_AudioComputeRms](@audio), [dbo].[clr_AudioComputePeak](@audio),
                [dbo].[fn_AudioToWaveform](@audio, @ChannelCount, @SampleRate, 1000));

        INSERT INTO [dbo].[AudioFrames] ([AtomId], [FrameIndex], [TenantId], [StartMs], [EndMs], [RmsLevel])
        SELECT @AtomId, [n].[Number], @TenantId, [n].[Number] * 20, [n].[Number] * 20 + 20,
               [dbo].[clr_AudioComputeRms](SUBSTRING(@audio, [n].[Number] * CAST(@frame AS BIGINT) + 1, @frame))
        FROM [dbo].[fn_Numbers](DATALENGTH(@audio) / @frame) AS [n];

        IF @samples <= @MaxSamples
            INSERT INTO [dbo].[AtomicAudioSamples] ([AtomId], [ChannelIndex], [SampleIndex], [TenantId], [Amplitude])
            SELECT @AtomId, [s].[ChannelIndex], [s].[SampleIndex], @TenantId, [s].[Amplitude]
            FROM [dbo].[fn_AudioSamples](@audio, @ChannelCount) AS [s];

        COMMIT TRANSACTION;

        IF @ReturnFigures = 1
            SELECT @samples AS [Samples], DATALENGTH(@audio) / @frame AS [Frames];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
