using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>Finds attributes by full name and decodes those alone: others may need types nobody has at hand.</summary>
internal sealed class AttributeReader(MetadataReader reader)
{
    public DecodedAttribute? Find(CustomAttributeHandleCollection handles, string fullName) =>
        All(handles, fullName).FirstOrDefault();

    public bool Has(CustomAttributeHandleCollection handles, string fullName) => Named(handles, fullName).Any();

    public IEnumerable<DecodedAttribute> All(CustomAttributeHandleCollection handles, string fullName) =>
        Named(handles, fullName).Select(attribute =>
        {
            var value = attribute.DecodeValue(TypeNames.Provider);
            return new DecodedAttribute(
                [.. value.FixedArguments.Select(argument => argument.Value)],
                value.NamedArguments.ToDictionary(argument => argument.Name!, argument => argument.Value));
        });

    private IEnumerable<CustomAttribute> Named(CustomAttributeHandleCollection handles, string fullName) =>
        handles.Select(reader.GetCustomAttribute).Where(attribute => FullName(attribute) == fullName);

    public string FullName(CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference =>
            reader.FullName(reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent),
        _ => reader.FullName(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
    };
}

/// <summary>An attribute's arguments: those of the constructor, and the properties that were set.</summary>
internal sealed record DecodedAttribute(IReadOnlyList<object?> Positional, IReadOnlyDictionary<string, object?> Properties)
{
    public string? Text(string property) => Properties.GetValueOrDefault(property) as string;

    public bool Flag(string property) => Properties.GetValueOrDefault(property) is true;

    public int? Number(string property) => Properties.GetValueOrDefault(property) as int?;
}
