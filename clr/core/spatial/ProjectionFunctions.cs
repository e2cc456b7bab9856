using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>From vectors to points, as WKT; fn_SpatialProject and its siblings in sql/ make them GEOMETRY.</summary>
public static class ProjectionFunctions
{
    private const double Scale = 1000;

    /// <summary>The vector as POINT (x y z) within 1000 of the origin on each axis, by the three anchors of sql/seed.</summary>
    /// <returns>NULL for NULL and for a vector without direction (empty, or all zero).</returns>
    /// <remarks>The same vector times any positive number is the same point. See <see cref="Projection"/> for the source.</remarks>
    [SqlFunction(
        Name = "clr_SpatialProject",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 200)]
    public static SqlString SpatialProject([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (!Float32Vector.TryDecode(vector, out float[] elements) || !(VectorMath.Norm(elements) > 0))
        {
            return SqlString.Null;
        }

        var point = new double[Projection.AnchorSeeds.Length];
        for (int axis = 0; axis < point.Length; axis++)
        {
            point[axis] = Projection.Coordinate(elements, Projection.Anchor(Projection.AnchorSeeds[axis], elements.Length), Scale);
        }

        return new SqlString(Wkt.Point(point));
    }

    /// <summary>The vector as POINT (x y z) by three anchors that the caller gives, within scale of the origin on each axis.</summary>
    /// <returns>NULL for a NULL argument and for a vector or an anchor without direction.</returns>
    /// <remarks>All four vectors have one dimension, or the call ends in an error.</remarks>
    [SqlFunction(
        Name = "clr_ProjectToPoint",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 200)]
    public static SqlString ProjectToPoint(
        [SqlFacet(MaxSize = 8000)] SqlBytes vector,
        [SqlFacet(MaxSize = 8000)] SqlBytes anchorX,
        [SqlFacet(MaxSize = 8000)] SqlBytes anchorY,
        [SqlFacet(MaxSize = 8000)] SqlBytes anchorZ,
        SqlDouble scale)
    {
        if (Argument.AnyNull(vector, anchorX, anchorY, anchorZ, scale))
        {
            return SqlString.Null;
        }

        var anchors = new[] { anchorX, anchorY, anchorZ };
        var point = new double[anchors.Length];
        for (int axis = 0; axis < anchors.Length; axis++)
        {
            Float32Vector.TryDecode(vector, anchors[axis], out float[] elements, out float[] anchor);
            if (!(VectorMath.Norm(elements) > 0) || !(VectorMath.Norm(anchor) > 0))
            {
                return SqlString.Null;
            }

            point[axis] = Projection.Coordinate(elements, anchor, scale.Value);
        }

        return new SqlString(Wkt.Point(point));
    }

    /// <summary>The anchor that a generator seed stands for: a vector of that many components, each 1 or -1.</summary>
    /// <param name="seed">Any whole number.</param>
    /// <param name="dimension">1 to 2000.</param>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_AnchorVector",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes AnchorVector(SqlInt32 seed, SqlInt32 dimension) =>
        Argument.AnyNull(seed, dimension)
            ? SqlBytes.Null
            : Float32Vector.Encode(Projection.Anchor(seed.Value, Argument.Within(dimension, "dimension", 1, Float32Vector.MostElements)));

    /// <summary>POINT (x y z importance), the importance as the measure M.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_CreateGeometryPointWithImportance",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 200)]
    public static SqlString CreateGeometryPointWithImportance(SqlDouble x, SqlDouble y, SqlDouble z, SqlDouble importance) =>
        Argument.AnyNull(x, y, z, importance)
            ? SqlString.Null
            : new SqlString(Wkt.Point(x.Value, y.Value, z.Value, importance.Value));
}
