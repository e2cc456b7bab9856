-- A point in space as a tone: see clr_GenerateAudioFromSpatialSignature. A point without Z lies at 0.
CREATE FUNCTION [dbo].[fn_GenerateAudioFromSpatialSignature] (@Signature GEOMETRY, @DurationMs INT, @SampleRate INT)
RETURNS VARBINARY (MAX)
AS
BEGIN
    RETURN [dbo].[clr_GenerateAudioFromSpatialSignature](
        @Signature.STX, @Signature.STY, ISNULL(@Signature.Z, 0), @DurationMs, @SampleRate);
END;
