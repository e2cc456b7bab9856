using System;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>How a .NET type's NULL looks, how a JSON value becomes one of it, and the form in words.</summary>
internal sealed record ValueForm(object? Null, Func<JsonElement, object> Read, string Expected)
{
    private const string Integer = "a whole number in range, or one as a string";
    private const string Real = "a number in range; \"NaN\", \"Infinity\" and \"-Infinity\" only where the type holds them";
    private const string Exact = "a number, or one as a string";
    private const string Text = "a string";
    private const string Date = "a string yyyy-MM-ddTHH:mm:ss.fff without a zone";
    private const string Uuid = "a string of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private static readonly Dictionary<Type, ValueForm> ByType = new()
    {
        [typeof(SqlBoolean)] = new(SqlBoolean.Null, json => new SqlBoolean(json.GetBoolean()), "true or false"),
        [typeof(bool)] = new(null, json => json.GetBoolean(), "true or false"),
        [typeof(SqlByte)] = new(SqlByte.Null, json => new SqlByte(checked((byte)JsonNumber.Whole(json))), Integer),
        [typeof(byte)] = new(null, json => checked((byte)JsonNumber.Whole(json)), Integer),
        [typeof(SqlInt16)] = new(SqlInt16.Null, json => new SqlInt16(checked((short)JsonNumber.Whole(json))), Integer),
        [typeof(short)] = new(null, json => checked((short)JsonNumber.Whole(json)), Integer),
        [typeof(SqlInt32)] = new(SqlInt32.Null, json => new SqlInt32(checked((int)JsonNumber.Whole(json))), Integer),
        [typeof(int)] = new(null, json => checked((int)JsonNumber.Whole(json)), Integer),
        [typeof(SqlInt64)] = new(SqlInt64.Null, json => new SqlInt64(JsonNumber.Whole(json)), Integer),
        [typeof(long)] = new(null, json => JsonNumber.Whole(json), Integer),
        [typeof(SqlSingle)] = new(SqlSingle.Null, json => new SqlSingle(JsonNumber.Single(json)), Real),
        [typeof(float)] = new(null, json => JsonNumber.Single(json), Real),
        [typeof(SqlDouble)] = new(SqlDouble.Null, json => new SqlDouble(JsonNumber.Double(json)), Real),
        [typeof(double)] = new(null, json => JsonNumber.Double(json), Real),
        [typeof(SqlDecimal)] = new(SqlDecimal.Null, json => SqlDecimal.Parse(JsonNumber.Digits(json)), Exact),
        [typeof(decimal)] = new(null, json => JsonNumber.Exact(json), Exact),
        [typeof(SqlMoney)] = new(SqlMoney.Null, json => new SqlMoney(JsonNumber.Exact(json)), Exact),
        [typeof(SqlString)] = new(SqlString.Null, json => new SqlString(json.GetString()), Text),
        [typeof(SqlChars)] = new(SqlChars.Null, json => new SqlChars(json.GetString()!.ToCharArray()), Text),
        [typeof(string)] = new(null, json => json.GetString()!, Text),
        [typeof(char[])] = new(null, json => json.GetString()!.ToCharArray(), Text),
        [typeof(char)] = new(null, json => char.Parse(json.GetString()!), "a string of one character"),
        [typeof(SqlBytes)] = new(SqlBytes.Null, json => new SqlBytes(JsonBytes.Read(json)), JsonBytes.Expected),
        [typeof(SqlBinary)] = new(SqlBinary.Null, json => new SqlBinary(JsonBytes.Read(json)), JsonBytes.Expected),
        [typeof(byte[])] = new(null, JsonBytes.Read, JsonBytes.Expected),
        [typeof(SqlGuid)] = new(SqlGuid.Null, json => new SqlGuid(json.GetGuid()), Uuid),
        [typeof(Guid)] = new(null, json => json.GetGuid(), Uuid),
        [typeof(SqlDateTime)] = new(SqlDateTime.Null, json => new SqlDateTime(DateWithoutZone(json)), Date),
        [typeof(DateTime)] = new(null, json => DateWithoutZone(json), Date),
        [typeof(DateTimeOffset)] = new(null, json => DateWithZone(json), "a string yyyy-MM-ddTHH:mm:ss.fffffff+hh:mm"),
        [typeof(TimeSpan)] = new(null, json => TimeSpan.ParseExact(json.GetString()!, "c", CultureInfo.InvariantCulture), "a string hh:mm:ss.fffffff"),
        [typeof(SqlXml)] = new(SqlXml.Null, json => new SqlXml(new MemoryStream(Encoding.UTF8.GetBytes(json.GetString()!))), "a string holding XML"),
    };

    /// <summary>The form of a scalar type; null for every other type.</summary>
    public static ValueForm? Of(Type type) => ByType.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>DATETIME knows no zone, and one written down would be converted to that of the machine.</summary>
    private static DateTime DateWithoutZone(JsonElement json) =>
        json.GetDateTime() is { Kind: DateTimeKind.Unspecified } date ? date : throw new FormatException("The date carries a zone.");

    /// <summary>Without one it would be taken for that of the machine.</summary>
    private static DateTimeOffset DateWithZone(JsonElement json) =>
        DateTimeOffset.ParseExact(json.GetString()!, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
