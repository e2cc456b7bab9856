using System.IO;

namespace Hartonomous.Clr;

/// <summary>A Bloom filter that grows by items or by whole filters of the same shape; null before the first.</summary>
internal sealed class BloomState
{
    public byte[] Filter { get; private set; }

    public void AddItem(ulong hash, int bytes, int hashes)
    {
        Filter ??= Bloom.Empty(bytes, hashes);
        RequireShape(bytes + 1, hashes);
        Bloom.Add(Filter, hash);
    }

    public void AddFilter(byte[] other)
    {
        Filter ??= Bloom.Empty(other.Length - 1, other[0]);
        RequireShape(other.Length, other[0]);
        for (int i = 1; i < other.Length; i++)
        {
            Filter[i] |= other[i];
        }
    }

    public void Merge(BloomState other)
    {
        if (other.Filter != null)
        {
            AddFilter(other.Filter);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Filter == null ? -1 : Filter.Length);
        writer.Write(Filter ?? new byte[0]);
    }

    public static BloomState Read(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        return new BloomState { Filter = length < 0 ? null : reader.ReadBytes(length) };
    }

    private void RequireShape(int length, int hashes) =>
        Argument.Require(
            Filter.Length == length && Filter[0] == hashes,
            "The group holds filters of different size or number of hashes. Use the same for all rows.");
}
