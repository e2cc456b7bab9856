using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Hartonomous.JsonLines;

/// <summary>One JSON line in, one JSON line out, until the input ends.</summary>
/// <param name="run">Carries out a request and gives its result; what it throws becomes an error answer.</param>
/// <param name="options">
/// How messages are written. The default encoder must stay: it escapes everything outside ASCII, so no answer
/// holds one of the characters (U+2028, U+2029) that some line readers, Node's among them, take for a line's end.
/// </param>
internal sealed class Conversation(Func<JsonElement, object> run, JsonSerializerOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Serves standard input and output, which are the protocol's alone: whatever else prints goes to standard error.</summary>
    public static void ServeConsole(Func<JsonElement, object> run, JsonSerializerOptions options)
    {
        using var requests = Console.OpenStandardInput();
        using var answers = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        new Conversation(run, options).Serve(requests, answers);
    }

    private void Serve(Stream requests, Stream answers)
    {
        using var lines = new StreamReader(requests, new UTF8Encoding(false));
        while (lines.ReadLine() is { } line)
        {
            answers.Write([.. Answer(line), (byte)'\n']);
            answers.Flush();
        }
    }

    private byte[] Answer(string line)
    {
        JsonElement? id = null;
        try
        {
            using var request = JsonDocument.Parse(line, Strict);
            id = Id(request.RootElement);
            return JsonSerializer.SerializeToUtf8Bytes(new Success(id.Value, run(request.RootElement)), options);
        }
        catch (Exception exception)
        {
            return JsonSerializer.SerializeToUtf8Bytes(new Failure(id, ErrorBody.Of(exception)), options);
        }
    }

    private static JsonElement Id(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object
        && request.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.Number or JsonValueKind.String
            ? id.Clone()
            : throw new HostException(HostException.BadRequest, "A request is a JSON object with an id, a number or a string.");
}
