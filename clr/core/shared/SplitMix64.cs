namespace Hartonomous.Clr;

/// <summary>
/// A generator of pseudo-random numbers whose whole state is its seed: the same seed gives the same sequence on
/// every server, which System.Random does not promise across versions of .NET.
/// </summary>
/// <remarks>
/// Guy L. Steele, Doug Lea, Christine H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
/// the constants are those of Sebastiano Vigna's splitmix64.c.
/// </remarks>
internal sealed class SplitMix64
{
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    private ulong state;

    public SplitMix64(long seed) => state = unchecked((ulong)seed);

    public ulong Next() => Mix(unchecked(state += 0x9E3779B97F4A7C15));

    /// <summary>At least 0 and less than 1, in steps of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * TwoToMinus53;

    /// <summary>At least 0 and less than the bound; the bias of less than bound / 2^53 is of no account here.</summary>
    public int NextBelow(int bound) => (int)(NextDouble() * bound);

    /// <summary>The finalizer alone: a good hash of 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
