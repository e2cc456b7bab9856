using System;
using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>Audio samples of 16 bits, signed, little-endian, as amplitudes between -1 and 1.</summary>
internal static class Pcm16
{
    private const double FullScale = 32768;

    /// <summary>False for NULL and for no sample at all.</summary>
    public static bool TryDecode(SqlBytes samples, out double[] amplitudes)
    {
        amplitudes = null;
        if (samples.IsNull || samples.Length == 0)
        {
            return false;
        }

        if (samples.Length % sizeof(short) != 0)
        {
            throw new ArgumentException("The audio ends within a sample. Pass 2 bytes per sample (16 bits, signed, little-endian).");
        }

        byte[] bytes = samples.Buffer;
        amplitudes = new double[samples.Length / sizeof(short)];
        for (int i = 0; i < amplitudes.Length; i++)
        {
            amplitudes[i] = (short)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)) / FullScale;
        }

        return true;
    }

    public static double RootMeanSquare(double[] amplitudes)
    {
        double sum = 0;
        foreach (double amplitude in amplitudes)
        {
            sum += amplitude * amplitude;
        }

        return Math.Sqrt(sum / amplitudes.Length);
    }

    public static double Peak(double[] amplitudes)
    {
        double peak = 0;
        foreach (double amplitude in amplitudes)
        {
            peak = Math.Max(peak, Math.Abs(amplitude));
        }

        return peak;
    }
}
