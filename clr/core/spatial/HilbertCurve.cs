using System;

namespace Hartonomous.Clr;

/// <summary>The Hilbert curve in three dimensions.</summary>
/// <remarks>John Skilling, "Programming the Hilbert curve", AIP Conference Proceedings 707 (2004), 381.</remarks>
internal readonly struct HilbertCurve
{
    private const int Dimensions = 3;

    /// <summary>Three times 21 bits are a BIGINT that is never negative.</summary>
    private const int MostBits = 21;

    private readonly int bits;

    public HilbertCurve(int bits)
    {
        if (bits < 1 || bits > MostBits)
        {
            throw new ArgumentOutOfRangeException("bits", "The number of bits is not between 1 and 21. Pass one that is.");
        }

        this.bits = bits;
    }

    public long IndexOf(int x, int y, int z)
    {
        var axes = new[] { x, y, z };
        foreach (int axis in axes)
        {
            if (axis < 0 || axis >> bits != 0)
            {
                throw new ArgumentOutOfRangeException("x, y, z", "A coordinate lies outside of the cube. Pass coordinates from 0 to 2^bits - 1.");
            }
        }

        ToTranspose(axes);
        long index = 0;
        for (int bit = bits - 1; bit >= 0; bit--)
        {
            foreach (int axis in axes)
            {
                index = (index << 1) | (long)((axis >> bit) & 1);
            }
        }

        return index;
    }

    public int[] PointAt(long index)
    {
        if (index < 0 || index >> (Dimensions * bits) != 0)
        {
            throw new ArgumentOutOfRangeException("index", "The index lies beyond the curve. Pass one from 0 to 2^(3 bits) - 1.");
        }

        var axes = new int[Dimensions];
        for (int position = 0; position < Dimensions * bits; position++)
        {
            int axis = Dimensions - 1 - (position % Dimensions);
            axes[axis] |= (int)((index >> position) & 1) << (position / Dimensions);
        }

        FromTranspose(axes);
        return axes;
    }

    private void ToTranspose(int[] axes)
    {
        for (int high = 1 << (bits - 1); high > 1; high >>= 1)
        {
            for (int i = 0; i < Dimensions; i++)
            {
                Turn(axes, i, high);
            }
        }

        for (int i = 1; i < Dimensions; i++)
        {
            axes[i] ^= axes[i - 1];
        }

        int flips = 0;
        for (int high = 1 << (bits - 1); high > 1; high >>= 1)
        {
            if ((axes[Dimensions - 1] & high) != 0)
            {
                flips ^= high - 1;
            }
        }

        for (int i = 0; i < Dimensions; i++)
        {
            axes[i] ^= flips;
        }
    }

    private void FromTranspose(int[] axes)
    {
        int gray = axes[Dimensions - 1] >> 1;
        for (int i = Dimensions - 1; i > 0; i--)
        {
            axes[i] ^= axes[i - 1];
        }

        axes[0] ^= gray;
        for (int high = 2; high != 1 << bits; high <<= 1)
        {
            for (int i = Dimensions - 1; i >= 0; i--)
            {
                Turn(axes, i, high);
            }
        }
    }

    /// <summary>Inverts the low bits of the first axis, or exchanges them with those of another one.</summary>
    private static void Turn(int[] axes, int i, int high)
    {
        int low = high - 1;
        if ((axes[i] & high) != 0)
        {
            axes[0] ^= low;
            return;
        }

        int exchange = (axes[0] ^ axes[i]) & low;
        axes[0] ^= exchange;
        axes[i] ^= exchange;
    }
}
