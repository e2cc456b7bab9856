-- The samples of 16-bit little-endian PCM as amplitudes of -1 to 1, the channels interleaved.
CREATE FUNCTION [dbo].[fn_AudioSamples] (@Audio VARBINARY (MAX), @Channels INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        CAST([n].[Number] % NULLIF(@Channels, 0) AS SMALLINT) AS [ChannelIndex],
        CAST([n].[Number] / NULLIF(@Channels, 0) AS BIGINT)   AS [SampleIndex],
        -- The bytes turned round, as a number of two's complement; -32768 is -1.
        CAST(CAST(SUBSTRING(@Audio, [n].[Number] * 2 + 2, 1) + SUBSTRING(@Audio, [n].[Number] * 2 + 1, 1) AS SMALLINT) / 32768.0 AS REAL) AS [Amplitude]
    FROM [dbo].[fn_Numbers](DATALENGTH(@Audio) / 2) AS [n];
