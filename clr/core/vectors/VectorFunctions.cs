using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Functions from vectors to numbers. Parameter names are the T-SQL parameter names.</summary>
/// <remarks>
/// Vectors come in as <see cref="SqlBytes"/>: its Buffer is the array itself, where SqlBinary.Value copies
/// the array at every access; and the same type serves VARBINARY(MAX), should a vector outgrow 8000 bytes.
/// Neither type knows its length, so the facet says it.
/// </remarks>
public static class VectorFunctions
{
    /// <summary>The sum of the products of the components, accumulated in double.</summary>
    /// <remarks>A NaN or infinite component ends in SqlDouble's own OverflowException: FLOAT holds neither.</remarks>
    [SqlFunction(
        Name = "clr_VectorDotProduct",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorDotProduct(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) =>
        Float32Vector.TryDecode(left, right, out float[] x, out float[] y) ? new SqlDouble(VectorMath.Dot(x, y)) : SqlDouble.Null;

    /// <summary>The cosine of the angle between two vectors; NULL when one of them has no direction.</summary>
    [SqlFunction(
        Name = "clr_VectorCosineSimilarity",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorCosineSimilarity(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) =>
        Float32Vector.TryDecode(left, right, out float[] x, out float[] y) ? Cosine(x, y) : SqlDouble.Null;

    /// <summary>The length of the difference.</summary>
    [SqlFunction(
        Name = "clr_VectorEuclideanDistance",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorEuclideanDistance(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) =>
        Float32Vector.TryDecode(left, right, out float[] x, out float[] y) ? new SqlDouble(VectorMath.Distance(x, y)) : SqlDouble.Null;

    /// <summary>The Euclidean length.</summary>
    [SqlFunction(
        Name = "clr_VectorNorm",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorNorm([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) ? new SqlDouble(VectorMath.Norm(x)) : SqlDouble.Null;

    /// <summary>The mean of the components of one vector; NULL when it has none.</summary>
    [SqlFunction(
        Name = "clr_VectorizedMean",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorizedMean([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) && x.Length > 0 ? new SqlDouble(VectorMath.Mean(x)) : SqlDouble.Null;

    /// <summary>The index of the first largest component, counted from 0; NULL when there is none.</summary>
    [SqlFunction(
        Name = "clr_VectorArgMax",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt32 VectorArgMax([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) && VectorMath.ArgMax(x) is var index && index >= 0
            ? new SqlInt32(index)
            : SqlInt32.Null;

    private static SqlDouble Cosine(float[] x, float[] y)
    {
        double lengths = VectorMath.Norm(x) * VectorMath.Norm(y);
        return lengths > 0 ? new SqlDouble(VectorMath.Dot(x, y) / lengths) : SqlDouble.Null;
    }
}
