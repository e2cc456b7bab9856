using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>Two sums of hashes modulo 2^64: the same for the same items, as often as they come, in any order.</summary>
/// <remarks>A multiset hash by addition, as in Dwaine Clarke et al., "Incremental multiset hash functions" (2003); not against an attacker.</remarks>
internal sealed class SetFingerprintState
{
    private ulong first;
    private ulong second;

    public long Count { get; private set; }

    public void Add(ulong hash)
    {
        first = unchecked(first + hash);
        second = unchecked(second + ItemHash.Another(hash, 0));
        Count++;
    }

    public void Merge(SetFingerprintState other)
    {
        first = unchecked(first + other.first);
        second = unchecked(second + other.second);
        Count += other.Count;
    }

    /// <summary>Big-endian, so that it reads as two numbers.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[2 * sizeof(ulong)];
        for (int i = 0; i < sizeof(ulong); i++)
        {
            bytes[i] = (byte)(first >> (56 - (8 * i)));
            bytes[sizeof(ulong) + i] = (byte)(second >> (56 - (8 * i)));
        }

        return bytes;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(first);
        writer.Write(second);
        writer.Write(Count);
    }

    public static SetFingerprintState Read(BinaryReader reader) =>
        new SetFingerprintState { first = reader.ReadUInt64(), second = reader.ReadUInt64(), Count = reader.ReadInt64() };
}
