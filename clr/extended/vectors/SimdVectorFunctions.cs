using System;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The hot vector functions of core again, for servers that take UNSAFE assemblies.</summary>
public static class SimdVectorFunctions
{
    /// <summary>The sum of the products of the components; see <see cref="Simd"/> for its precision.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_SimdVectorDotProduct",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorDotProduct([SqlFacet(MaxSize = 8000)] SqlBytes left, [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (Argument.AnyNull(left, right))
        {
            return SqlDouble.Null;
        }

        Simd.Require(left, right);
        return new SqlDouble(Simd.Dot(Simd.Components(left), Simd.Components(right)));
    }

    /// <summary>The cosine of the angle between two vectors; see <see cref="Simd"/> for its precision.</summary>
    /// <returns>NULL for a NULL argument, and where one has no direction.</returns>
    [SqlFunction(
        Name = "clr_SimdVectorCosineSimilarity",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorCosineSimilarity([SqlFacet(MaxSize = 8000)] SqlBytes left, [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (Argument.AnyNull(left, right))
        {
            return SqlDouble.Null;
        }

        Simd.Require(left, right);
        double lengths = Math.Sqrt(Simd.Dot(Simd.Components(left), Simd.Components(left)))
            * Math.Sqrt(Simd.Dot(Simd.Components(right), Simd.Components(right)));
        return lengths > 0 ? new SqlDouble(Simd.Dot(Simd.Components(left), Simd.Components(right)) / lengths) : SqlDouble.Null;
    }

    /// <summary>The length of the difference; see <see cref="Simd"/> for its precision.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_SimdVectorEuclideanDistance",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorEuclideanDistance([SqlFacet(MaxSize = 8000)] SqlBytes left, [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (Argument.AnyNull(left, right))
        {
            return SqlDouble.Null;
        }

        Simd.Require(left, right);
        return new SqlDouble(Math.Sqrt(Simd.SquaredDistance(Simd.Components(left), Simd.Components(right))));
    }

    /// <summary>The sum of two vectors, the very one that clr_VectorAdd gives.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_SimdVectorAdd",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorAdd([SqlFacet(MaxSize = 8000)] SqlBytes left, [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (Argument.AnyNull(left, right))
        {
            return SqlBytes.Null;
        }

        Simd.Require(left, right);
        return new SqlBytes(Simd.Add(Simd.Components(left), Simd.Components(right)));
    }
}
