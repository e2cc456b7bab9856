using System;
using System.Data.SqlTypes;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>A routine's result as JSON, in the form its arguments have.</summary>
internal static class SqlResult
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null or INullable { IsNull: true } => null,
        SqlBoolean bit => bit.Value,
        bool bit => bit,
        SqlByte number => JsonNumber.Of(number.Value),
        byte number => JsonNumber.Of((long)number),
        SqlInt16 number => JsonNumber.Of((long)number.Value),
        short number => JsonNumber.Of((long)number),
        SqlInt32 number => JsonNumber.Of((long)number.Value),
        int number => JsonNumber.Of((long)number),
        SqlInt64 number => JsonNumber.Of(number.Value),
        long number => JsonNumber.Of(number),
        SqlSingle number => JsonNumber.Of(number.Value),
        float number => JsonNumber.Of(number),
        SqlDouble number => JsonNumber.Of(number.Value),
        double number => JsonNumber.Of(number),
        SqlDecimal number => number.ToString(),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        SqlMoney number => number.Value.ToString(CultureInfo.InvariantCulture),
        SqlString text => text.Value,
        SqlChars text => new string(text.Value),
        string text => text,
        char[] text => new string(text),
        char text => text.ToString(),
        SqlBytes bytes => JsonBytes.Write(bytes.Value),
        SqlBinary bytes => JsonBytes.Write(bytes.Value),
        byte[] bytes => JsonBytes.Write(bytes),
        SqlGuid guid => Uuid(guid.Value),
        Guid guid => Uuid(guid),
        SqlDateTime date => Date(date.Value),
        DateTime date => Date(date),
        DateTimeOffset date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        SqlXml xml => xml.Value,
        _ => throw new NotSupportedException($"{value.GetType()} has no JSON form."),
    };

    /// <summary>Upper case, as SQL Server writes it.</summary>
    private static string Uuid(Guid guid) => guid.ToString("D").ToUpperInvariant();

    private static string Date(DateTime date) => date.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
