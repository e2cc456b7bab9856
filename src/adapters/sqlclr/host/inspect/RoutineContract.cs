using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>
/// What ALTER ASSEMBLY holds a bound routine to beside its signature: the method that fills a row, and how the
/// state of an aggregate or the value of a type is stored (messages 6269 to 6278).
/// </summary>
/// <remarks>https://learn.microsoft.com/sql/t-sql/statements/alter-assembly-transact-sql</remarks>
internal sealed class RoutineContract(MetadataReader reader)
{
    private const int NativeFormat = 1;

    public static string? OfFunction(DecodedAttribute attribute) =>
        attribute.Text("FillRowMethodName") is { } fillRow ? $"FillRow={fillRow}" : null;

    /// <summary>Format.Native stores the fields as they lie in memory; every other format stores what Write writes.</summary>
    public string OfType(TypeDefinition type, DecodedAttribute attribute)
    {
        var properties = attribute.Properties
            .Where(property => property.Key != "Name")
            .OrderBy(property => property.Key, System.StringComparer.Ordinal)
            .Select(property => $"{property.Key}={property.Value}");
        object? format = attribute.Positional.FirstOrDefault();
        var fields = format is NativeFormat ? Fields(type) : [];
        return string.Join(";", [$"Format={format}", .. properties, .. fields]);
    }

    private IEnumerable<string> Fields(TypeDefinition type) =>
        from handle in type.GetFields()
        let field = reader.GetFieldDefinition(handle)
        where !field.Attributes.HasFlag(FieldAttributes.Static)
        select $"{reader.GetString(field.Name)}:{field.DecodeSignature(TypeNames.Provider, null)}";
}
