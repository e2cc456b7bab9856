using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>Full names the way reflection writes them: Namespace.Outer+Inner.</summary>
internal static class MetadataNames
{
    public static string FullName(this MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => FullName(reader, reader.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => FullName(reader, reader.GetTypeReference((TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification =>
            reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(TypeNames.Provider, null),
        _ => handle.Kind.ToString(),
    };

    public static string FullName(this MetadataReader reader, TypeDefinition type) =>
        type.GetDeclaringType() is { IsNil: false } outer
            ? $"{reader.FullName(outer)}+{reader.GetString(type.Name)}"
            : Join(reader, type.Namespace, type.Name);

    private static string FullName(MetadataReader reader, TypeReference type) =>
        type.ResolutionScope is { Kind: HandleKind.TypeReference } outer
            ? $"{reader.FullName(outer)}+{reader.GetString(type.Name)}"
            : Join(reader, type.Namespace, type.Name);

    private static string Join(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : $"{reader.GetString(space)}.{reader.GetString(name)}";
}
