using System;
using System.Data.SqlTypes;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Hartonomous.Clr;

/// <summary>Vectors read where they lie, as many components at once as the processor takes.</summary>
/// <remarks>
/// Products are float32 and added up in float32 over a block, the blocks in double: the relative error is that of
/// 8 additions or so, some 10^-6 of the sum of the sizes of the terms. A product below the smallest float32 (2^-149) is
/// lost whole. Who needs more takes the function of core.
/// </remarks>
internal static class Simd
{
    private const int Block = 8;

    /// <exception cref="ArgumentException">When the bytes are no vectors of one dimension.</exception>
    public static void Require(SqlBytes left, SqlBytes right) =>
        Argument.Require(
            left.Length == right.Length && left.Length % sizeof(float) == 0,
            "The left vector has {0} bytes and the right one {1}. Pass two vectors of the same dimension, 4 bytes per element (float32, little-endian, no header).",
            left.Length,
            right.Length);

    public static ReadOnlySpan<float> Components(SqlBytes vector) =>
        MemoryMarshal.Cast<byte, float>(new ReadOnlySpan<byte>(vector.Buffer, 0, (int)vector.Length));

    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(y);
        double sum = 0;
        for (int start = 0; start < a.Length; start += Block)
        {
            Vector<float> part = Vector<float>.Zero;
            int end = Math.Min(start + Block, a.Length);
            for (int i = start; i < end; i++)
            {
                part += a[i] * b[i];
            }

            sum += Vector.Dot(part, Vector<float>.One);
        }

        for (int i = a.Length * Vector<float>.Count; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(y);
        double sum = 0;
        for (int start = 0; start < a.Length; start += Block)
        {
            Vector<float> part = Vector<float>.Zero;
            int end = Math.Min(start + Block, a.Length);
            for (int i = start; i < end; i++)
            {
                Vector<float> difference = a[i] - b[i];
                part += difference * difference;
            }

            sum += Vector.Dot(part, Vector<float>.One);
        }

        for (int i = a.Length * Vector<float>.Count; i < x.Length; i++)
        {
            double difference = (double)x[i] - y[i];
            sum += difference * difference;
        }

        return sum;
    }

    public static byte[] Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var result = new byte[x.Length * sizeof(float)];
        Span<float> sums = MemoryMarshal.Cast<byte, float>(result);
        Span<Vector<float>> c = MemoryMarshal.Cast<float, Vector<float>>(sums);
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(y);
        for (int i = 0; i < c.Length; i++)
        {
            c[i] = a[i] + b[i];
        }

        for (int i = c.Length * Vector<float>.Count; i < x.Length; i++)
        {
            sums[i] = x[i] + y[i];
        }

        return result;
    }
}
