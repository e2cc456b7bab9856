using System;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Questions to the sketches that aggregates make of sets.</summary>
public static class SketchFunctions
{
    /// <summary>About how many different items a sketch of HyperLogLogSketch or HyperLogLogUnion has seen; the standard error is 1.6 percent.</summary>
    /// <returns>NULL for NULL.</returns>
    /// <exception cref="ArgumentException">When the bytes are no sketch.</exception>
    [SqlFunction(
        Name = "clr_HyperLogLogEstimate",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 HyperLogLogEstimate([SqlFacet(MaxSize = 8000)] SqlBytes sketch) =>
        sketch.IsNull ? SqlInt64.Null : new SqlInt64(HyperLogLog.Estimate(HyperLogLog.Decode(sketch)));

    /// <summary>Whether a filter of BloomFilter or BloomUnion may hold an item: 0 is certain, 1 is likely.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    /// <exception cref="ArgumentException">When the bytes are no filter.</exception>
    [SqlFunction(
        Name = "clr_BloomContains",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlBoolean BloomContains([SqlFacet(MaxSize = -1)] SqlBytes filter, [SqlFacet(MaxSize = 8000)] SqlBytes item) =>
        Argument.AnyNull(filter, item) ? SqlBoolean.Null : new SqlBoolean(Bloom.Contains(Bloom.Decode(filter), ItemHash.Of(item)));

    /// <summary>About how alike two sets are: the part of the components in which their MinHashSignatures agree, an estimate of Jaccard's index.</summary>
    /// <returns>0 to 1, in steps of 1/128; NULL for a NULL argument.</returns>
    /// <remarks>Andrei Z. Broder, "On the resemblance and containment of documents" (1997).</remarks>
    [SqlFunction(
        Name = "clr_MinHashSimilarity",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble MinHashSimilarity([SqlFacet(MaxSize = 8000)] SqlBytes left, [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (Argument.AnyNull(left, right))
        {
            return SqlDouble.Null;
        }

        ulong[] x = MinHash.Decode(left);
        ulong[] y = MinHash.Decode(right);
        int same = 0;
        for (int i = 0; i < x.Length; i++)
        {
            same += x[i] == y[i] ? 1 : 0;
        }

        return new SqlDouble((double)same / x.Length);
    }
}
