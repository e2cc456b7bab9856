using System.Collections.Generic;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>One object that SQL Server can be told to create from the assembly.</summary>
/// <remarks>Method, the two promises, DataAccess and Contract are null where the kind has no such thing.</remarks>
internal sealed record RoutineDescription(
    string Kind,
    string Schema,
    string Name,
    string Class,
    string? Method,
    bool? Deterministic,
    bool? Precise,
    string? DataAccess,
    string? Contract,
    IReadOnlyList<ParameterDescription> Parameters,
    string? Returns);

internal sealed record ParameterDescription(string Name, string Type, bool Output);

internal static class RoutineKind
{
    public const string ScalarFunction = "scalar-function";
    public const string TableFunction = "table-function";
    public const string Procedure = "procedure";
    public const string Aggregate = "aggregate";
    public const string Type = "type";
}
