using System;
using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Signals by frequency.</summary>
public static class FourierFunctions
{
    private const int MostSamples = 1 << 22;

    /// <summary>The discrete Fourier transform of a real signal of any length up to 4194304 samples, not scaled.</summary>
    /// <param name="samples">float32, little-endian.</param>
    /// <returns>
    /// The bins from 0 to half of the length, the others being their conjugates: bin k stands for the frequency
    /// k times sample rate / length. No rows for NULL and for no samples.
    /// </returns>
    /// <exception cref="ArgumentException">When a sample is not finite.</exception>
    [SqlFunction(
        Name = "clr_FastFourierTransform",
        FillRowMethodName = nameof(FillBin),
        TableDefinition = "Bin INT, RealPart FLOAT, ImaginaryPart FLOAT, Magnitude FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable FastFourierTransform([SqlFacet(MaxSize = -1)] SqlBytes samples)
    {
        if (!Float32Vector.TryDecode(samples, out float[] signal) || signal.Length == 0)
        {
            return new object[0];
        }

        Argument.Require(signal.Length <= MostSamples, "There are {0} samples. Pass at most {1}.", signal.Length, MostSamples);
        var real = new double[signal.Length];
        var imaginary = new double[signal.Length];
        for (int i = 0; i < signal.Length; i++)
        {
            Argument.Require(!float.IsNaN(signal[i]) && !float.IsInfinity(signal[i]), "Sample {0} is not finite. Replace it first.", i);
            real[i] = signal[i];
        }

        Fourier.Transform(real, imaginary);
        var bins = new (int, double, double)[(signal.Length / 2) + 1];
        for (int bin = 0; bin < bins.Length; bin++)
        {
            bins[bin] = (bin, real[bin], imaginary[bin]);
        }

        return bins;
    }

    public static void FillBin(object row, out SqlInt32 bin, out SqlDouble realPart, out SqlDouble imaginaryPart, out SqlDouble magnitude)
    {
        (int index, double real, double imaginary) = ((int, double, double))row;
        bin = index;
        realPart = real;
        imaginaryPart = imaginary;
        magnitude = Math.Sqrt((real * real) + (imaginary * imaginary));
    }
}
