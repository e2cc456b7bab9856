using System;
using System.Data.SqlTypes;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The smallest of each of 128 hashes over the items of a set.</summary>
internal sealed class MinHash
{
    public const int Components = 128;

    private readonly ulong[] smallest = new ulong[Components];

    public bool IsEmpty { get; private set; } = true;

    public void Add(ulong hash)
    {
        for (int i = 0; i < Components; i++)
        {
            Offer(i, ItemHash.Another(hash, i));
        }

        IsEmpty = false;
    }

    public void Merge(MinHash other)
    {
        for (int i = 0; i < Components && !other.IsEmpty; i++)
        {
            Offer(i, other.smallest[i]);
        }

        IsEmpty &= other.IsEmpty;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Components * sizeof(ulong)];
        Buffer.BlockCopy(smallest, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <exception cref="ArgumentException">When the bytes are no signature.</exception>
    public static ulong[] Decode(SqlBytes signature)
    {
        var decoded = new ulong[Components];
        Argument.Require(
            signature.Length == Components * sizeof(ulong),
            "The signature has {0} bytes and not {1}. Pass what MinHashSignature gave.",
            signature.Length,
            Components * sizeof(ulong));
        Buffer.BlockCopy(signature.Buffer, 0, decoded, 0, Components * sizeof(ulong));
        return decoded;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(IsEmpty);
        foreach (ulong component in smallest)
        {
            writer.Write(component);
        }
    }

    public static MinHash Read(BinaryReader reader)
    {
        var read = new MinHash { IsEmpty = reader.ReadBoolean() };
        for (int i = 0; i < Components; i++)
        {
            read.smallest[i] = reader.ReadUInt64();
        }

        return read;
    }

    private void Offer(int component, ulong hash) =>
        smallest[component] = IsEmpty ? hash : Math.Min(smallest[component], hash);
}
