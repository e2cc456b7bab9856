using System;
using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>How many different items there are, to about 1.6 percent, in 4096 bytes however many they are.</summary>
/// <remarks>Philippe Flajolet et al., "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm" (2007), with hashes of 64 bits, which need no correction for large numbers.</remarks>
internal static class HyperLogLog
{
    public const int Registers = 1 << IndexBits;

    private const int IndexBits = 12;

    /// <summary>Lets an item's hash raise its register.</summary>
    public static void Add(byte[] registers, ulong hash)
    {
        int register = (int)(hash >> (64 - IndexBits));
        ulong rest = hash << IndexBits;
        byte rank = 1;
        while (rank <= 64 - IndexBits && (rest & 0x8000000000000000) == 0)
        {
            rank++;
            rest <<= 1;
        }

        registers[register] = Math.Max(registers[register], rank);
    }

    public static long Estimate(byte[] registers)
    {
        const double alpha = 0.7213 / (1 + (1.079 / Registers));
        double sum = 0;
        int empty = 0;
        foreach (byte register in registers)
        {
            // Powers of two: their sum is exact in any order.
            sum += 1.0 / (1UL << register);
            empty += register == 0 ? 1 : 0;
        }

        double raw = alpha * Registers * Registers / sum;
        bool small = raw <= 2.5 * Registers && empty > 0;
        return (long)Math.Round(small ? Registers * Math.Log((double)Registers / empty) : raw);
    }

    /// <exception cref="ArgumentException">When the bytes are no sketch.</exception>
    public static byte[] Decode(SqlBytes sketch)
    {
        Argument.Require(sketch.Length == Registers, "The sketch has {0} bytes and not {1}. Pass what HyperLogLogSketch gave.", sketch.Length, Registers);
        byte[] registers = sketch.Value;
        foreach (byte register in registers)
        {
            Argument.Require(register <= 65 - IndexBits, "The bytes are no sketch. Pass what HyperLogLogSketch gave.");
        }

        return registers;
    }
}
