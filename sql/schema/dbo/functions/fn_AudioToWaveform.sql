-- Audio as a line of seconds and amplitudes: see clr_AudioToWaveform.
CREATE FUNCTION [dbo].[fn_AudioToWaveform] (@Audio VARBINARY (MAX), @Channels INT, @SampleRate INT, @MaxPoints INT)
RETURNS GEOMETRY
AS
BEGIN
    RETURN geometry::STGeomFromWKB([dbo].[clr_AudioToWaveform](@Audio, @Channels, @SampleRate, @MaxPoints), 0);
END;
