using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>A method's parameters and result, in T-SQL's types.</summary>
internal sealed class SqlSignature
{
    private readonly MetadataReader reader;
    private readonly RoutineMethod method;
    private readonly MethodSignature<string> clr;
    private readonly Dictionary<int, Parameter> bySequence;

    public SqlSignature(MetadataReader reader, RoutineMethod method)
    {
        this.reader = reader;
        this.method = method;
        clr = method.Definition.DecodeSignature(TypeNames.Provider, null);
        bySequence = method.Definition.GetParameters().Select(reader.GetParameter).ToDictionary(row => (int)row.SequenceNumber);
    }

    /// <summary>The result's full name in .NET.</summary>
    public string ClrReturnType => clr.ReturnType;

    public IReadOnlyList<ParameterDescription> Parameters() => [.. clr.ParameterTypes.Select(Describe)];

    /// <summary>Row 0 of a method's parameters, when there is one, carries the attributes of the result.</summary>
    public string Returns() => TsqlType.Of(clr.ReturnType, Facet(0), $"{method.FullName}, its result");

    private ParameterDescription Describe(string type, int index)
    {
        int sequence = index + 1;
        string name = bySequence.TryGetValue(sequence, out var row) ? reader.GetString(row.Name) : "";
        if (name.Length == 0)
        {
            throw UnmappedRoutine.Because(method.FullName, $"parameter {sequence} has no name in the metadata");
        }

        bool output = type.EndsWith(TypeNames.ByReferenceSuffix, StringComparison.Ordinal);
        string value = output ? type[..^TypeNames.ByReferenceSuffix.Length] : type;
        return new(name, TsqlType.Of(value, Facet(sequence), $"{method.FullName}, parameter '{name}'"), output);
    }

    private SqlFacet Facet(int sequence) =>
        bySequence.TryGetValue(sequence, out var row)
            ? SqlFacet.Of(new AttributeReader(reader).Find(row.GetCustomAttributes(), ServerAttributes.Facet))
            : SqlFacet.None;
}
