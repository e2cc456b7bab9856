using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Points in space as single numbers that keep neighbours together.</summary>
public static class SpatialFunctions
{
    /// <summary>The place of a point on the Hilbert curve through a cube of 2^bits points a side.</summary>
    [SqlFunction(
        Name = "clr_Hilbert3D",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 Hilbert3D(SqlInt32 x, SqlInt32 y, SqlInt32 z, SqlInt32 bits) =>
        x.IsNull || y.IsNull || z.IsNull || bits.IsNull
            ? SqlInt64.Null
            : new SqlInt64(new HilbertCurve(bits.Value).IndexOf(x.Value, y.Value, z.Value));

    /// <summary>The point at a place of that curve, as one row; no row when the place is NULL.</summary>
    [SqlFunction(
        Name = "clr_InverseHilbert3D",
        FillRowMethodName = nameof(FillPoint),
        TableDefinition = "X INT, Y INT, Z INT",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable InverseHilbert3D(SqlInt64 index, SqlInt32 bits) =>
        index.IsNull || bits.IsNull ? new int[0][] : new[] { new HilbertCurve(bits.Value).PointAt(index.Value) };

    public static void FillPoint(object row, out SqlInt32 x, out SqlInt32 y, out SqlInt32 z)
    {
        var point = (int[])row;
        x = point[0];
        y = point[1];
        z = point[2];
    }

    /// <summary>The cell of a grid that a point lies in, its three whole coordinates interleaved bit by bit.</summary>
    [SqlFunction(
        Name = "clr_SpatialHash",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 SpatialHash(SqlDouble x, SqlDouble y, SqlDouble z, SqlDouble cellSize) =>
        x.IsNull || y.IsNull || z.IsNull || cellSize.IsNull
            ? SqlInt64.Null
            : new SqlInt64(GridCell.Hash(x.Value, y.Value, z.Value, cellSize.Value));
}
