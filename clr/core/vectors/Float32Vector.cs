using System;
using System.Data.SqlTypes;
using System.Globalization;

namespace Hartonomous.Clr;

/// <summary>A vector as the database stores it: float32, little-endian, no header.</summary>
internal static class Float32Vector
{
    /// <summary>What VARBINARY(8000) holds.</summary>
    public const int MostElements = 8000 / ElementSize;

    private const int ElementSize = sizeof(float);

    /// <summary>False for NULL, which makes the result NULL.</summary>
    public static bool TryDecode(SqlBytes vector, out float[] elements)
    {
        elements = null;
        if (vector == null || vector.IsNull)
        {
            return false;
        }

        if (vector.Length % ElementSize != 0)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "The vector has {0} bytes. Pass {1} bytes per element (float32, little-endian, no header).",
                vector.Length,
                ElementSize));
        }

        elements = Decode(vector);
        return true;
    }

    /// <summary>False when either is NULL; otherwise both have equally many elements.</summary>
    public static bool TryDecode(SqlBytes left, SqlBytes right, out float[] x, out float[] y)
    {
        x = null;
        y = null;
        if (left.IsNull || right.IsNull)
        {
            return false;
        }

        RequireSameDimension(left, right);
        x = Decode(left);
        y = Decode(right);
        return true;
    }

    public static SqlBytes Encode(float[] elements)
    {
        var bytes = new byte[elements.Length * ElementSize];
        Buffer.BlockCopy(elements, 0, bytes, 0, bytes.Length);
        return new SqlBytes(BitConverter.IsLittleEndian ? bytes : WithElementsReversed(bytes, bytes.Length));
    }

    private static void RequireSameDimension(SqlBytes left, SqlBytes right)
    {
        if (left.Length == right.Length && left.Length % ElementSize == 0)
        {
            return;
        }

        throw new ArgumentException(string.Format(
            CultureInfo.InvariantCulture,
            "The left vector has {0} bytes and the right one {1}. Pass two vectors of the same dimension, {2} bytes per element (float32, little-endian, no header).",
            left.Length,
            right.Length,
            ElementSize));
    }

    private static float[] Decode(SqlBytes vector)
    {
        // Buffer can be longer than the value, so the length is Length's.
        int size = (int)vector.Length;
        byte[] bytes = vector.Buffer;
        if (!BitConverter.IsLittleEndian)
        {
            bytes = WithElementsReversed(bytes, size);
        }

        // One copy into an array the JIT can index without calls; BlockCopy takes the machine's own byte order.
        var elements = new float[size / ElementSize];
        Buffer.BlockCopy(bytes, 0, elements, 0, size);
        return elements;
    }

    private static byte[] WithElementsReversed(byte[] bytes, int size)
    {
        var reversed = new byte[size];
        Array.Copy(bytes, reversed, size);
        for (int offset = 0; offset < size; offset += ElementSize)
        {
            Array.Reverse(reversed, offset, ElementSize);
        }

        return reversed;
    }
}
