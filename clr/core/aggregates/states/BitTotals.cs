using System.IO;

namespace Hartonomous.Clr;

/// <summary>Whole numbers joined bit by bit.</summary>
internal sealed class BitTotals
{
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Bits that all have; all bits before the first.</summary>
    public long Common { get; private set; } = -1;

    /// <summary>Bits that one has.</summary>
    public long Any { get; private set; }

    /// <summary>Bits that an odd number of them has.</summary>
    public long Odd { get; private set; }

    public void Add(long value)
    {
        IsEmpty = false;
        Common &= value;
        Any |= value;
        Odd ^= value;
    }

    public void Merge(BitTotals other)
    {
        IsEmpty &= other.IsEmpty;
        Common &= other.Common;
        Any |= other.Any;
        Odd ^= other.Odd;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(IsEmpty);
        writer.Write(Common);
        writer.Write(Any);
        writer.Write(Odd);
    }

    public static BitTotals Read(BinaryReader reader) => new BitTotals
    {
        IsEmpty = reader.ReadBoolean(),
        Common = reader.ReadInt64(),
        Any = reader.ReadInt64(),
        Odd = reader.ReadInt64(),
    };
}
