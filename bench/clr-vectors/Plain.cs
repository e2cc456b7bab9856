using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Hartonomous.Bench;

/// <summary>The functions as one would write them for .NET 10: over spans, as many components at once as the processor takes, in float32.</summary>
internal static class Plain
{
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var a = Vectors(x, out var restOfX);
        var b = Vectors(y, out var restOfY);
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        int i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        float sum = Vector.Sum(i < a.Length ? even + odd + (a[i] * b[i]) : even + odd);
        for (int j = 0; j < restOfX.Length; j++)
        {
            sum += restOfX[j] * restOfY[j];
        }

        return sum;
    }

    public static double Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Dot(x, y) / (Math.Sqrt(Dot(x, x)) * Math.Sqrt(Dot(y, y)));

    public static double Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var a = Vectors(x, out var restOfX);
        var b = Vectors(y, out var restOfY);
        var sums = Vector<float>.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            var difference = a[i] - b[i];
            sums += difference * difference;
        }

        float sum = Vector.Sum(sums);
        for (int j = 0; j < restOfX.Length; j++)
        {
            sum += (restOfX[j] - restOfY[j]) * (restOfX[j] - restOfY[j]);
        }

        return Math.Sqrt(sum);
    }

    public static byte[] Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var result = new byte[x.Length * sizeof(float)];
        var target = MemoryMarshal.Cast<byte, float>(result.AsSpan());
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(x[i..]) + new Vector<float>(y[i..])).CopyTo(target[i..]);
        }

        for (; i < x.Length; i++)
        {
            target[i] = x[i] + y[i];
        }

        return result;
    }

    /// <summary>Every byte read once, nothing else done: what the memory gives.</summary>
    public static ulong Sweep(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, Vector<ulong>>(bytes);
        var a = Vector<ulong>.Zero;
        var b = Vector<ulong>.Zero;
        var c = Vector<ulong>.Zero;
        var d = Vector<ulong>.Zero;
        for (int i = 0; i + 3 < words.Length; i += 4)
        {
            a ^= words[i];
            b ^= words[i + 1];
            c ^= words[i + 2];
            d ^= words[i + 3];
        }

        return Vector.Sum(a ^ b ^ c ^ d);
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> x, out ReadOnlySpan<float> rest)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        rest = x[(vectors.Length * Vector<float>.Count)..];
        return vectors;
    }
}
