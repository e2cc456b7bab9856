using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hartonomous.SqlClrHost.Protocol;

internal sealed record HelloRequest(JsonElement Id, string Op);

internal sealed record InspectRequest(JsonElement Id, string Op, string Path);

internal sealed record CallRequest(
    JsonElement Id, string Op, string Path, string Sha512, string Class, string Method, JsonElement[] Arguments);

internal sealed record HelloResult(string Runtime);

internal sealed record CallResult(JsonNode? Value);
