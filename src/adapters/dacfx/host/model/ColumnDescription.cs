using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// `type` is null where the public model gives none: computed and view columns, and VECTOR, whose dimension it does
/// not give either. `length` is -1 for MAX and null where the type has none.
/// </summary>
internal sealed record ColumnDescription(string Name, string? Type, int? Length, int? Precision, int? Scale, bool? Nullable)
{
    public static ColumnDescription From(TSqlObject column)
    {
        var type = column.GetReferenced(Column.DataType).FirstOrDefault();
        return new(
            column.Name.Parts[^1],
            type is null ? null : TypeName(type),
            Value<bool>(column, Column.IsMax) == true ? -1 : Positive(column, Column.Length),
            Positive(column, Column.Precision),
            Positive(column, Column.Scale),
            // A column of a view or a computed one has no declaration of its own to be nullable or not.
            type is null && column.GetParent()?.ObjectType == View.TypeClass ? null : Value<bool>(column, Column.Nullable));
    }

    private static string TypeName(TSqlObject type) =>
        type.Name.Parts.Count == 1 ? type.Name.Parts[0].ToUpperInvariant() : type.Name.ToString();

    private static int? Positive(TSqlObject column, ModelPropertyClass property) => Value<int>(column, property) is > 0 and var value ? value : null;

    private static T? Value<T>(TSqlObject column, ModelPropertyClass property) where T : struct =>
        column.GetProperty(property) is T value ? value : null;
}
