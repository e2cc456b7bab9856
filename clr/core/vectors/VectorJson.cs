using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Vectors as JSON: the way between VARBINARY and VECTOR, which convert into each other only through text.</summary>
public static class VectorJson
{
    /// <summary>A JSON array of numbers as a vector; an error for anything else.</summary>
    [SqlFunction(
        Name = "clr_JsonFloatArrayToBytes",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 8000)]
    public static SqlBytes JsonFloatArrayToBytes([SqlFacet(MaxSize = -1)] SqlString json) =>
        json.IsNull ? SqlBytes.Null : Float32Vector.Encode(JsonNumbers.Parse(json.Value));

    /// <summary>A vector as a JSON array of numbers that give the very same vector again.</summary>
    [SqlFunction(
        Name = "clr_BytesToFloatArrayJson",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlString BytesToFloatArrayJson([SqlFacet(MaxSize = 8000)] SqlBytes vector) =>
        Float32Vector.TryDecode(vector, out float[] x) ? new SqlString(JsonNumbers.Write(x)) : SqlString.Null;
}
