using System.Collections.Generic;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>The T-SQL type that a .NET type is bound to.</summary>
/// <remarks>
/// Microsoft's table "Mapping CLR parameter data" (SQL Server documentation); lengths that the type leaves open
/// default to what SQL Server Data Tools generates. VARCHAR is not in it: it does not bind (Msg 6552).
/// </remarks>
internal static class TsqlType
{
    private const int Nvarchar = 4000;
    private const int Varbinary = 8000;

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["System.Data.SqlTypes.SqlBoolean"] = "BIT",
        ["System.Boolean"] = "BIT",
        ["System.Data.SqlTypes.SqlByte"] = "TINYINT",
        ["System.Byte"] = "TINYINT",
        ["System.Data.SqlTypes.SqlInt16"] = "SMALLINT",
        ["System.Int16"] = "SMALLINT",
        ["System.Data.SqlTypes.SqlInt32"] = "INT",
        ["System.Int32"] = "INT",
        ["System.Data.SqlTypes.SqlInt64"] = "BIGINT",
        ["System.Int64"] = "BIGINT",
        ["System.Data.SqlTypes.SqlSingle"] = "REAL",
        ["System.Single"] = "REAL",
        ["System.Data.SqlTypes.SqlDouble"] = "FLOAT",
        ["System.Double"] = "FLOAT",
        ["System.Data.SqlTypes.SqlMoney"] = "MONEY",
        ["System.Data.SqlTypes.SqlGuid"] = "UNIQUEIDENTIFIER",
        ["System.Guid"] = "UNIQUEIDENTIFIER",
        ["System.Data.SqlTypes.SqlDateTime"] = "DATETIME",
        ["System.DateTime"] = "DATETIME",
        ["System.DateTimeOffset"] = "DATETIMEOFFSET",
        ["System.TimeSpan"] = "TIME",
        ["System.Data.SqlTypes.SqlXml"] = "XML",
        ["System.Object"] = "SQL_VARIANT",
        ["System.Char"] = "NCHAR(1)",
    };

    public static string Of(string clrType, SqlFacet facet, string member) => clrType switch
    {
        _ when Plain.TryGetValue(clrType, out string? plain) => plain,
        "System.Data.SqlTypes.SqlString" or "System.String" or "System.Char[]" => Text(facet, Nvarchar, member),
        "System.Data.SqlTypes.SqlChars" => Text(facet, SqlFacet.Max, member),
        "System.Data.SqlTypes.SqlBinary" or "System.Byte[]" => Bytes(facet, Varbinary, member),
        "System.Data.SqlTypes.SqlBytes" => Bytes(facet, SqlFacet.Max, member),
        "System.Data.SqlTypes.SqlDecimal" or "System.Decimal" => Decimal(facet, member),
        _ => throw UnmappedRoutine.Because(member, $"{clrType} has no T-SQL type"),
    };

    private static string Text(SqlFacet facet, int size, string member) => Sized("NVARCHAR", "NCHAR", facet, size, Nvarchar, member);

    private static string Bytes(SqlFacet facet, int size, string member) => Sized("VARBINARY", "BINARY", facet, size, Varbinary, member);

    private static string Sized(string varying, string @fixed, SqlFacet facet, int unsaid, int limit, string member) =>
        (facet.MaxSize ?? unsaid, facet.IsFixedLength) switch
        {
            (SqlFacet.Max, false) => $"{varying}(MAX)",
            (int size and > 0, bool isFixed) when size <= limit => $"{(isFixed ? @fixed : varying)}({size})",
            _ => throw UnmappedRoutine.Because(member, $"MaxSize must be 1 to {limit}, or -1 for MAX where the length is not fixed"),
        };

    /// <summary>No default: T-SQL's own, DECIMAL(18, 0), silently drops the fraction.</summary>
    private static string Decimal(SqlFacet facet, string member) => facet switch
    {
        { Precision: int precision and >= 1 and <= 38 } when (facet.Scale ?? 0) is int scale && scale >= 0 && scale <= precision =>
            $"DECIMAL({precision},{scale})",
        _ => throw UnmappedRoutine.Because(member, "a decimal needs [SqlFacet(Precision = 1 to 38, Scale = 0 to Precision)]"),
    };
}
