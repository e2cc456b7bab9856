using System;

namespace Hartonomous.Clr;

/// <summary>A tone of a fundamental and two harmonics, as interleaved PCM of 16 bits.</summary>
internal sealed class Tone
{
    public const int MostSamples = 50000000;

    private const double FullScale = 32767;

    public double FundamentalHz { get; set; }

    public int SampleRate { get; set; }

    /// <summary>Of the fundamental, as a part of full scale.</summary>
    public double Amplitude { get; set; }

    /// <summary>Of the harmonics, as parts of the fundamental's amplitude.</summary>
    public double Second { get; set; }

    public double Third { get; set; }

    /// <summary>Rounded to the nearest step, and cut at full scale.</summary>
    public byte[] Render(int durationMs, int channels)
    {
        long frames = (long)durationMs * SampleRate / 1000;
        Argument.Require(
            frames * channels <= MostSamples,
            "The tone has {0} samples. Pass a shorter duration, for at most {1}.",
            frames * channels,
            MostSamples);
        var pcm = new byte[frames * channels * sizeof(short)];
        int at = 0;
        for (long frame = 0; frame < frames; frame++)
        {
            double scaled = Math.Round(FullScale * Math.Max(-1, Math.Min(1, At(frame))));
            short sample = (short)scaled;
            for (int channel = 0; channel < channels; channel++)
            {
                pcm[at++] = (byte)sample;
                pcm[at++] = (byte)(sample >> 8);
            }
        }

        return pcm;
    }

    private double At(long frame)
    {
        // Whole turns taken off first: the sine of a large angle is less exact.
        double turns = frame * FundamentalHz / SampleRate;
        double angle = 2 * Math.PI * (turns - Math.Floor(turns));
        return Amplitude * (Math.Sin(angle) + (Second * Math.Sin(2 * angle)) + (Third * Math.Sin(3 * angle)));
    }
}
