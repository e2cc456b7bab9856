using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Hartonomous.JsonLines;

/// <summary>What a client can ask for, by name.</summary>
internal sealed class OperationTable(Dictionary<string, Func<JsonElement, object>> byName)
{
    public object Run(JsonElement request)
    {
        string? name = request.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String ? op.GetString() : null;
        return name is not null && byName.TryGetValue(name, out var operation)
            ? operation(request)
            : throw new HostException(
                HostException.BadRequest, $"There is no op '{name}'. Ask for one of: {string.Join(", ", byName.Keys)}.");
    }
}
