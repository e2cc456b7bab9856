-- 16384 is half of the scale, -32768 all of it, below; two channels take turns.
SELECT [e].[ChannelIndex], [e].[SampleIndex], [s].[Amplitude]
FROM (VALUES (0, 0, 0.5), (1, 0, -0.5), (0, 1, -1.0), (1, 1, 0.0)) AS [e] ([ChannelIndex], [SampleIndex], [Amplitude])
FULL JOIN [dbo].[fn_AudioSamples](0x004000C000800000, 2) AS [s]
    ON [s].[ChannelIndex] = [e].[ChannelIndex]
   AND [s].[SampleIndex] = [e].[SampleIndex]
WHERE [e].[ChannelIndex] IS NULL OR [s].[ChannelIndex] IS NULL OR [s].[Amplitude] <> [e].[Amplitude];
