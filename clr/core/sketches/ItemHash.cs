using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>The hash of an item of a set, all 64 bits of it mixed.</summary>
internal static class ItemHash
{
    public static ulong Of(SqlBytes item) => SplitMix64.Mix(Fnv1a.Of(item.Buffer, (int)item.Length));

    /// <summary>Another one, as independent of the first as mixing makes it.</summary>
    public static ulong Another(ulong hash, int number) => SplitMix64.Mix(unchecked(hash + (0x9E3779B97F4A7C15 * (ulong)(number + 1))));
}
