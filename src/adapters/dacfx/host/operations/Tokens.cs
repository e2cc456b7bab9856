using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Hartonomous.DacFx.Model;
using Hartonomous.DacFx.Runtime;
using Hartonomous.JsonLines;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hartonomous.DacFx.Operations;

/// <summary>What ScriptDom takes for tokens: the second opinion that the toolkit's own lexer is held to.</summary>
internal static class Tokens
{
    /// <summary>`CountOnly` leaves the tokens out, for who wants to know how long it takes.</summary>
    public sealed record Request(string Model, IReadOnlyList<string> Texts, bool CountOnly = false);

    public sealed record Result(IReadOnlyList<Script> Scripts);

    /// <summary>`Errors` are places where ScriptDom finds no token; it gives none behind them.</summary>
    public sealed record Script(int Count, double Milliseconds, IReadOnlyList<int> Errors, IReadOnlyList<Token> Tokens);

    /// <summary>`Start` and `Length` are in UTF-16 code units.</summary>
    public sealed record Token(string Type, int Start, int Length);

    public static Result Run(Request request)
    {
        var parser = ParserOf(request.Model);
        return new([.. request.Texts.Select(text => Read(parser, text, request.CountOnly))]);
    }

    private static Script Read(TSqlParser parser, string text, bool countOnly)
    {
        using var reader = new StringReader(text);
        var watch = Stopwatch.StartNew();
        var tokens = parser.GetTokenStream(reader, out var errors);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return new(
            tokens.Count,
            milliseconds,
            [.. errors.Select(error => error.Offset)],
            countOnly ? [] : [.. tokens.Where(token => token.Text is { Length: > 0 }).Select(token => new Token(token.TokenType.ToString(), token.Offset, token.Text.Length))]);
    }

    /// <summary>By name, as the newest parser is not part of the API that this host is compiled against.</summary>
    private static TSqlParser ParserOf(string model)
    {
        _ = ModelVersion.Parse(model);
        var type = typeof(TSqlParser).Assembly.GetType($"{typeof(TSqlParser).Namespace}.T{model}Parser")
            ?? throw new HostException(DacFxError.UnsupportedPlatform, $"This ScriptDom has no parser for the model {model}.");
        return (TSqlParser)Activator.CreateInstance(type, new object[] { true })!;
    }
}
