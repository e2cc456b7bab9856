using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hartonomous.JsonLines;

internal sealed record Success([property: JsonPropertyOrder(-2)] JsonElement Id, object Result)
{
    [JsonPropertyOrder(-1)]
    public bool Ok => true;
}

internal sealed record Failure([property: JsonPropertyOrder(-2)] JsonElement? Id, ErrorBody Error)
{
    [JsonPropertyOrder(-1)]
    public bool Ok => false;
}
