using System;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Sound that is made: PCM of 16 bits, signed, little-endian, channels interleaved.</summary>
public static class ToneFunctions
{
    private const int HighestRate = 384000;
    private const double MiddlePitch = 110;
    private const double OctavesAboveAndBelow = 3;
    private const double SpatialScale = 1000;

    /// <summary>amplitude (sin w + secondHarmonic sin 2w + thirdHarmonic sin 3w), the same on every channel, cut at full scale.</summary>
    /// <param name="fundamentalHz">More than 0 and at most half the sample rate.</param>
    /// <param name="durationMs">0 or more.</param>
    /// <param name="sampleRate">Samples a second and channel, 1 to 384000.</param>
    /// <param name="channelCount">1 to 16.</param>
    /// <param name="amplitude">0 to 1, of full scale.</param>
    /// <param name="secondHarmonic">0 to 1, of the amplitude.</param>
    /// <param name="thirdHarmonic">0 to 1, of the amplitude.</param>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateHarmonicTone",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes GenerateHarmonicTone(
        SqlDouble fundamentalHz,
        SqlInt32 durationMs,
        SqlInt32 sampleRate,
        SqlInt32 channelCount,
        SqlDouble amplitude,
        SqlDouble secondHarmonic,
        SqlDouble thirdHarmonic)
    {
        if (Argument.AnyNull(fundamentalHz, durationMs, sampleRate, channelCount, amplitude, secondHarmonic, thirdHarmonic))
        {
            return SqlBytes.Null;
        }

        int rate = Argument.Within(sampleRate, "sampleRate", 1, HighestRate);
        Argument.Require(fundamentalHz.Value > 0, "fundamentalHz is not positive. Pass a positive number.");
        var tone = new Tone
        {
            FundamentalHz = Argument.Within(fundamentalHz, "fundamentalHz", 0, rate / 2.0),
            SampleRate = rate,
            Amplitude = Argument.Within(amplitude, "amplitude", 0, 1),
            Second = Argument.Within(secondHarmonic, "secondHarmonic", 0, 1),
            Third = Argument.Within(thirdHarmonic, "thirdHarmonic", 0, 1),
        };
        return new SqlBytes(tone.Render(
            Argument.Within(durationMs, "durationMs", 0, int.MaxValue),
            Argument.Within(channelCount, "channelCount", 1, 16)));
    }

    /// <summary>A point in space as a tone on one channel: X its pitch, Y and Z its second and third harmonic.</summary>
    /// <param name="x">-1000 to 1000: 110 Hz times 2^(3 x / 1000), so from 13.75 Hz to 880 Hz.</param>
    /// <param name="y">-1000 to 1000: 0 to 1 of the amplitude.</param>
    /// <param name="z">-1000 to 1000: 0 to 1 of the amplitude.</param>
    /// <param name="durationMs">0 or more.</param>
    /// <param name="sampleRate">Samples a second, 1760 to 384000, so that the highest pitch can be told.</param>
    /// <returns>PCM of a third of full scale, which no harmonics can cut; NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateAudioFromSpatialSignature",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes GenerateAudioFromSpatialSignature(SqlDouble x, SqlDouble y, SqlDouble z, SqlInt32 durationMs, SqlInt32 sampleRate)
    {
        if (Argument.AnyNull(x, y, z, durationMs, sampleRate))
        {
            return SqlBytes.Null;
        }

        var tone = new Tone
        {
            FundamentalHz = MiddlePitch * Math.Pow(2, OctavesAboveAndBelow * Coordinate(x, "x")),
            SampleRate = Argument.Within(sampleRate, "sampleRate", 1760, HighestRate),
            Amplitude = 1 / 3.0,
            Second = (1 + Coordinate(y, "y")) / 2,
            Third = (1 + Coordinate(z, "z")) / 2,
        };
        return new SqlBytes(tone.Render(Argument.Within(durationMs, "durationMs", 0, int.MaxValue), 1));
    }

    private static double Coordinate(SqlDouble value, string name) =>
        Argument.Within(value, name, -SpatialScale, SpatialScale) / SpatialScale;
}
