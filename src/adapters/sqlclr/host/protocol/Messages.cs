using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hartonomous.SqlClrHost.Protocol;

internal sealed record HelloRequest(JsonElement Id, string Op);

internal sealed record InspectRequest(JsonElement Id, string Op, string Path, string? ReferenceAssemblies = null);

/// <summary>An assembly that the database holds beside the one that is called.</summary>
internal sealed record Dependency(string Name, string Path, string Sha512);

/// <summary>What every use of a library names.</summary>
internal interface ILibraryRequest
{
    string Path { get; }

    string Sha512 { get; }

    Dependency[]? Dependencies { get; }
}

internal sealed record CallRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, string Method, JsonElement[] Arguments,
    Dependency[]? Dependencies = null) : ILibraryRequest;

/// <summary>The rows an aggregate is run over, an array of arguments each, and where they are cut into parts: in the middle unless it says otherwise.</summary>
internal sealed record AggregateRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, JsonElement[][] Rows,
    Dependency[]? Dependencies = null, int[]? Cuts = null) : ILibraryRequest;

/// <summary>The text a user-defined type parses; null for its Null.</summary>
internal sealed record TypeRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, string? Text,
    Dependency[]? Dependencies = null) : ILibraryRequest;

internal sealed record HelloResult(string Runtime);

internal sealed record CallResult(JsonNode? Value);

/// <summary>The output parameters by name, without the @ of T-SQL.</summary>
internal sealed record ProcedureResult(int Returned, JsonObject Outputs);

internal sealed record RowsResult(JsonArray Rows);

/// <summary>What Terminate gives for all rows at once, and for the parts after Merge.</summary>
internal sealed record AggregateResult(JsonNode? Value, JsonNode? Merged);

internal sealed record TypeResult(string? Text);
