using System;

namespace Hartonomous.Clr;

/// <summary>Numbers of 16 bits: IEEE 754 binary16, and bfloat16, the upper half of a float32.</summary>
internal static class Half
{
    public static float FromBinary16(int bits)
    {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
            ? fraction * Math.Pow(2, -24)
            : exponent < 31
                ? (1024 + fraction) * Math.Pow(2, exponent - 25)
                : fraction == 0 ? double.PositiveInfinity : double.NaN;
        return (float)((bits & 0x8000) == 0 ? size : -size);
    }

    /// <summary>The nearest one, of two equally near the even one; beyond 65504 by half a step or more, infinity.</summary>
    public static int ToBinary16(float value)
    {
        int sign = value < 0 || (value == 0 && 1 / value < 0) ? 0x8000 : 0;
        double size = Math.Abs((double)value);
        if (double.IsNaN(size))
        {
            return 0x7E00;
        }

        // Below 2^-14 steps are 2^-24; above, 2^-10 of the power of two below. Math.Round takes halves to even.
        double step = Math.Pow(2, -24);
        int exponent = 1;
        for (double power = Math.Pow(2, -13); size >= power && exponent < 31; power *= 2)
        {
            step *= 2;
            exponent++;
        }

        int steps = exponent < 31 ? (int)Math.Round(size / step) : 2048;
        return steps < 1024
            ? sign | steps
            : Math.Min(sign | 0x7C00, sign | ((exponent << 10) + (steps - 1024)));
    }

    public static float FromBfloat16(int bits) => BitConverter.ToSingle(BitConverter.GetBytes(bits << 16), 0);
}
