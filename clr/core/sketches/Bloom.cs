using System;
using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>A set that never denies an item it holds, and seldom claims another: a byte for the number of hashes, then the bits.</summary>
/// <remarks>
/// Burton H. Bloom, "Space/time trade-offs in hash coding with allowable errors" (1970); the hashes are made of two, as
/// Adam Kirsch and Michael Mitzenmacher show to suffice (2006). With m bits, k hashes and n items it claims wrongly
/// with probability (1 - exp(-k n / m))^k.
/// </remarks>
internal static class Bloom
{
    public const int MostHashes = 32;
    public const int MostBytes = 100000000;

    public static byte[] Empty(int bytes, int hashes)
    {
        var filter = new byte[bytes + 1];
        filter[0] = (byte)hashes;
        return filter;
    }

    public static void Add(byte[] filter, ulong hash)
    {
        for (int i = 0; i < filter[0]; i++)
        {
            long bit = Bit(filter, hash, i);
            filter[1 + (bit / 8)] |= (byte)(1 << (int)(bit % 8));
        }
    }

    public static bool Contains(byte[] filter, ulong hash)
    {
        bool all = true;
        for (int i = 0; i < filter[0]; i++)
        {
            long bit = Bit(filter, hash, i);
            all &= (filter[1 + (bit / 8)] & (1 << (int)(bit % 8))) != 0;
        }

        return all;
    }

    /// <exception cref="ArgumentException">When the bytes are no filter.</exception>
    public static byte[] Decode(SqlBytes filter)
    {
        bool valid = filter.Length > 1 && filter.Buffer[0] >= 1 && filter.Buffer[0] <= MostHashes;
        Argument.Require(valid, "The bytes are no Bloom filter. Pass what BloomFilter gave.");
        return filter.Value;
    }

    /// <summary>Bits by or; the number of hashes, before them, must be the same.</summary>
    public static byte Join(byte x, byte y) => (byte)(x | y);

    private static long Bit(byte[] filter, ulong hash, int number)
    {
        ulong step = ItemHash.Another(hash, 0) | 1;
        return (long)(unchecked(hash + ((ulong)number * step)) % (ulong)(8L * (filter.Length - 1)));
    }
}
