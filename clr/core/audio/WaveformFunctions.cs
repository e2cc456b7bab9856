using System;
using System.Collections.Generic;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Audio made smaller: as a line to look at, or as fewer samples.</summary>
public static class WaveformFunctions
{
    private const int HighestRate = 384000;
    private const int MostPoints = 1000000;

    /// <summary>The waveform as LINESTRING (seconds amplitude, …) of at most maxPoints points.</summary>
    /// <param name="audio">PCM of 16 bits, signed, little-endian, channels interleaved.</param>
    /// <param name="channels">1 to 16; their mean is drawn.</param>
    /// <param name="sampleRate">Samples a second and channel.</param>
    /// <param name="maxPoints">2 to 1000000. Longer audio is cut into as many stretches, of which each gives its loudest sample (the first of equals), so that no peak is lost.</param>
    /// <returns>WKB; amplitudes from -1 to 1. NULL for a NULL argument and for fewer than 2 samples, which are no line.</returns>
    [SqlFunction(
        Name = "clr_AudioToWaveform",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes AudioToWaveform([SqlFacet(MaxSize = -1)] SqlBytes audio, SqlInt32 channels, SqlInt32 sampleRate, SqlInt32 maxPoints)
    {
        if (Argument.AnyNull(sampleRate, maxPoints) || !AudioFrames.TryMix(audio, channels, out double[] frames) || frames.Length < 2)
        {
            return SqlBytes.Null;
        }

        double rate = Argument.Within(sampleRate, "sampleRate", 1, HighestRate);
        int points = Math.Min(frames.Length, Argument.Within(maxPoints, "maxPoints", 2, MostPoints));
        var line = new List<(double X, double Y)>(points);
        for (int point = 0; point < points; point++)
        {
            int loudest = Loudest(frames, (long)frames.Length * point / points, (long)frames.Length * (point + 1) / points);
            line.Add((loudest / rate, frames[loudest]));
        }

        return new SqlBytes(Wkb.LineString(line));
    }

    /// <summary>Each factor frames made one, the mean of each channel; a rest shorter than that is left out.</summary>
    /// <param name="audio">PCM of 16 bits, signed, little-endian, channels interleaved.</param>
    /// <param name="channels">1 to 16; the result has as many.</param>
    /// <param name="factor">1 to 1000000.</param>
    /// <returns>PCM of the same form, the means rounded to the nearest step, halves to even. NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_AudioDownsample",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes AudioDownsample([SqlFacet(MaxSize = -1)] SqlBytes audio, SqlInt32 channels, SqlInt32 factor)
    {
        if (factor.IsNull || !AudioFrames.TryMix(audio, channels, out double[] frames))
        {
            return SqlBytes.Null;
        }

        int group = Argument.Within(factor, "factor", 1, 1000000);
        return new SqlBytes(Averaged(audio.Buffer, channels.Value, group, frames.Length / group));
    }

    private static byte[] Averaged(byte[] pcm, int channels, int factor, int frames)
    {
        var result = new byte[frames * channels * sizeof(short)];
        for (int sample = 0; sample < frames * channels; sample++)
        {
            int first = ((sample / channels) * factor * channels) + (sample % channels);
            long sum = 0;
            for (int i = 0; i < factor; i++)
            {
                int at = 2 * (first + (i * channels));
                sum += (short)(pcm[at] | (pcm[at + 1] << 8));
            }

            var mean = (short)Math.Round((double)sum / factor);
            result[2 * sample] = (byte)mean;
            result[(2 * sample) + 1] = (byte)(mean >> 8);
        }

        return result;
    }

    private static int Loudest(double[] frames, long first, long end)
    {
        int loudest = (int)first;
        for (int i = (int)first; i < end; i++)
        {
            loudest = Math.Abs(frames[i]) > Math.Abs(frames[loudest]) ? i : loudest;
        }

        return loudest;
    }
}
