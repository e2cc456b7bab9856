using System;
using System.Text.Json;

namespace Hartonomous.JsonLines;

/// <summary>An error that the client is meant to read: a stable code, a sentence, and optionally the evidence.</summary>
internal sealed class HostException(string code, string message, string? detail = null, Exception? cause = null)
    : Exception(message, cause)
{
    public const string BadRequest = "bad-request";

    public string Code { get; } = code;

    public string? Detail { get; } = detail;
}

internal sealed record ErrorBody(string Code, string Message, string? Detail)
{
    /// <summary>A defect of the program itself.</summary>
    private const string Internal = "internal";

    public static ErrorBody Of(Exception exception) => exception switch
    {
        HostException known => new(known.Code, known.Message, known.Detail),
        JsonException malformed => new(HostException.BadRequest, malformed.Message, null),
        _ => new(Internal, exception.Message, exception.ToString()),
    };
}
