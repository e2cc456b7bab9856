using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Numbers both ways, including those that JSON or JavaScript can't write as one.</summary>
internal static class JsonNumber
{
    /// <summary>JavaScript's Number.MAX_SAFE_INTEGER; whole numbers beyond it travel as strings.</summary>
    private const long MaxSafeInteger = 9_007_199_254_740_991;

    public static long Whole(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? long.Parse(json.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : json.GetInt64();

    public static float Single(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? (float)NotFinite(json.GetString()!) : json.GetSingle();

    public static double Double(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? NotFinite(json.GetString()!) : json.GetDouble();

    public static string Digits(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetDecimal().ToString(CultureInfo.InvariantCulture);

    public static decimal Exact(JsonElement json) => decimal.Parse(Digits(json), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static JsonNode Of(long value) =>
        Math.Abs((decimal)value) <= MaxSafeInteger ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    public static JsonNode Of(float value) =>
        float.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    public static JsonNode Of(double value) =>
        double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    private static double NotFinite(string name) => name switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw new FormatException($"'{name}' is not the name of a number."),
    };
}
