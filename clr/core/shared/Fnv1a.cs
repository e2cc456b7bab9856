namespace Hartonomous.Clr;

/// <summary>A hash of 64 bits over bytes or text, the same on every machine, as string.GetHashCode is not.</summary>
/// <remarks>Fowler, Noll, Vo: draft-eastlake-fnv, "FNV-1a"; 64 bits.</remarks>
internal static class Fnv1a
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    public static ulong Of(byte[] bytes, int length)
    {
        ulong hash = Offset;
        for (int i = 0; i < length; i++)
        {
            hash = unchecked((hash ^ bytes[i]) * Prime);
        }

        return hash;
    }

    /// <summary>Over the bytes of UTF-8, so that the same text has the same hash outside of .NET.</summary>
    public static ulong Of(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Of(bytes, bytes.Length);
    }
}
