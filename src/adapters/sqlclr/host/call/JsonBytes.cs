using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text.Json;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Byte strings: T-SQL's own hexadecimal form, or a vector's components.</summary>
internal static class JsonBytes
{
    public const string Expected = "a string 0x… of hexadecimal digits, or {\"float32\": [numbers]}";

    private const string Prefix = "0x";

    public static byte[] Read(JsonElement json) => json.ValueKind == JsonValueKind.Object ? Float32(json) : Hex(json.GetString()!);

    public static string Write(byte[] bytes) => Prefix + Convert.ToHexString(bytes);

    private static byte[] Hex(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromHexString(text.AsSpan(Prefix.Length))
            : throw new FormatException($"It does not begin with {Prefix}.");

    private static byte[] Float32(JsonElement json)
    {
        var components = json.EnumerateObject().ToArray() is [{ Name: "float32" } only]
            ? only.Value
            : throw new FormatException("The object has other members than float32.");
        var bytes = new byte[components.GetArrayLength() * sizeof(float)];
        int offset = 0;
        foreach (var component in components.EnumerateArray())
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(offset), JsonNumber.Single(component));
            offset += sizeof(float);
        }

        return bytes;
    }
}
