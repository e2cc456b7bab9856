using System.Collections.Generic;
using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// `type` is null where the model gives none: computed and view columns. `length` is -1 for MAX, the dimension of a
/// VECTOR, and null where the type has none; a VECTOR's `precision` is the bits of a component. `generated` is
/// `row start` or `row end` in a period.
/// </summary>
internal sealed record ColumnDescription(
    string Name,
    string? Type,
    int? Length,
    int? Precision,
    int? Scale,
    bool? Nullable,
    bool Computed,
    bool Defaulted,
    string? Generated,
    IdentityDescription? Identity)
{
    public static ColumnDescription From(TSqlObject column, ColumnFacts facts)
    {
        string name = column.Name.ToString();
        var type = column.GetReferenced(Column.DataType).FirstOrDefault();
        var vector = facts.Vectors.GetValueOrDefault(name);
        bool ofView = column.GetParent()?.ObjectType == View.TypeClass;
        return new(
            column.Name.Parts[^1],
            vector is not null ? "VECTOR" : type is null ? null : TypeName(type),
            vector?.Dimension ?? (Value<bool>(column, Column.IsMax) == true ? -1 : Positive(column, Column.Length)),
            vector?.Bits ?? Positive(column, Column.Precision),
            Positive(column, Column.Scale),
            // A column of a view has no declaration of its own to be nullable or not.
            type is null && ofView ? null : Value<bool>(column, Column.Nullable),
            column.GetMetadata<ColumnType>(Column.ColumnType) == ColumnType.ComputedColumn,
            facts.Defaulted.Contains(name),
            GeneratedAs(column),
            IdentityDescription.Of(column));
    }

    private static string TypeName(TSqlObject type) =>
        type.Name.Parts.Count == 1 ? type.Name.Parts[0].ToUpperInvariant() : type.Name.ToString();

    /// <summary>The property holds the enum's number.</summary>
    private static string? GeneratedAs(TSqlObject column) => (ColumnGeneratedAlwaysType?)Value<int>(column, Column.GeneratedAlwaysType) switch
    {
        ColumnGeneratedAlwaysType.GeneratedAlwaysAsRowStart => "row start",
        ColumnGeneratedAlwaysType.GeneratedAlwaysAsRowEnd => "row end",
        _ => null,
    };

    private static int? Positive(TSqlObject column, ModelPropertyClass property) => Value<int>(column, property) is > 0 and var value ? value : null;

    private static T? Value<T>(TSqlObject column, ModelPropertyClass property) where T : struct =>
        column.GetProperty(property) is T value ? value : null;
}

/// <summary>Seed and increment as T-SQL writes them: a NUMERIC(38) fits no integer of JSON.</summary>
internal sealed record IdentityDescription(string Seed, string Increment)
{
    public static IdentityDescription? Of(TSqlObject column) =>
        column.ObjectType == Column.TypeClass && column.GetProperty<bool>(Column.IsIdentity)
            ? new(column.GetProperty<string>(Column.IdentitySeed) ?? "1", column.GetProperty<string>(Column.IdentityIncrement) ?? "1")
            : null;
}

/// <summary>What is known of columns elsewhere in the package, looked up by their three-part names.</summary>
internal sealed record ColumnFacts(IReadOnlyDictionary<string, VectorType> Vectors, IReadOnlySet<string> Defaulted)
{
    public static ColumnFacts Of(string package, TSqlModel model) => new(
        VectorTypes.Of(package),
        model.GetObjects(DacQueryScopes.UserDefined, DefaultConstraint.TypeClass)
            .SelectMany(constraint => constraint.GetReferenced(DefaultConstraint.TargetColumn))
            .Select(column => column.Name.ToString())
            .ToHashSet(System.StringComparer.OrdinalIgnoreCase));
}
