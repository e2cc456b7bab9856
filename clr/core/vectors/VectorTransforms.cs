using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Functions from vectors to vectors.</summary>
public static class VectorTransforms
{
    /// <summary>The sum of two vectors.</summary>
    [SqlFunction(
        Name = "clr_VectorAdd",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorAdd(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) =>
        Float32Vector.TryDecode(left, right, out float[] x, out float[] y) ? Float32Vector.Encode(VectorMath.Combine(1, x, 1, y)) : SqlBytes.Null;

    /// <summary>The left vector less the right one.</summary>
    [SqlFunction(
        Name = "clr_VectorSubtract",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorSubtract(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) =>
        Float32Vector.TryDecode(left, right, out float[] x, out float[] y) ? Float32Vector.Encode(VectorMath.Combine(1, x, -1, y)) : SqlBytes.Null;

    /// <summary>The point between two vectors: the left one at 0, the right one at 1.</summary>
    [SqlFunction(
        Name = "clr_VectorLerp",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorLerp(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right,
        SqlDouble fraction) =>
        !fraction.IsNull && Float32Vector.TryDecode(left, right, out float[] x, out float[] y)
            ? Float32Vector.Encode(VectorMath.Combine(1 - fraction.Value, x, fraction.Value, y))
            : SqlBytes.Null;

    /// <summary>Every component times a factor.</summary>
    [SqlFunction(
        Name = "clr_VectorScale",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorScale(
        [SqlFacet(MaxSize = 8000)] SqlBytes vector,
        SqlDouble factor) =>
        !factor.IsNull && Float32Vector.TryDecode(vector, out float[] x)
            ? Float32Vector.Encode(VectorMath.Scale(x, factor.Value))
            : SqlBytes.Null;

    /// <summary>The vector of the same direction and length 1; NULL for a vector without direction.</summary>
    [SqlFunction(
        Name = "clr_VectorNormalize",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorNormalize([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) && VectorMath.Norm(x) is var norm && norm > 0
            ? Float32Vector.Encode(VectorMath.Divide(x, norm))
            : SqlBytes.Null;

    /// <summary>The exponentials of the components, divided by their sum.</summary>
    [SqlFunction(
        Name = "clr_VectorSoftmax",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes VectorSoftmax([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) ? Float32Vector.Encode(VectorMath.Softmax(x)) : SqlBytes.Null;
}
