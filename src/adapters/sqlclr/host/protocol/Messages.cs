using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hartonomous.SqlClrHost.Protocol;

internal sealed record HelloRequest(JsonElement Id, string Op);

internal sealed record InspectRequest(JsonElement Id, string Op, string Path, string? ReferenceAssemblies = null);

internal sealed record CallRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, string Method, JsonElement[] Arguments);

/// <summary>The rows an aggregate is run over, an array of arguments each.</summary>
internal sealed record AggregateRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, JsonElement[][] Rows);

/// <summary>The text a user-defined type parses; null for its Null.</summary>
internal sealed record TypeRequest(JsonElement Id, string Op, string Path, string Sha512, string Class, string? Text);

internal sealed record HelloResult(string Runtime);

internal sealed record CallResult(JsonNode? Value);

internal sealed record RowsResult(JsonArray Rows);

/// <summary>What Terminate gives for all rows at once, and for two halves after Merge.</summary>
internal sealed record AggregateResult(JsonNode? Value, JsonNode? Merged);

internal sealed record TypeResult(string? Text);
