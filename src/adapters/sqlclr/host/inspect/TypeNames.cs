using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>Decodes signatures and attributes with a type's full name standing for the type.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
{
    public static readonly TypeNames Provider = new();

    public const string ByReferenceSuffix = "&";

    public const string FunctionPointer = "function pointer";

    public string GetPrimitiveType(PrimitiveTypeCode code) => $"System.{code}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte kind) => reader.FullName(handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte kind) => reader.FullName(handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte kind) =>
        reader.FullName(handle);

    public string GetSZArrayType(string element) => $"{element}[]";

    public string GetArrayType(string element, ArrayShape shape) => $"{element}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string element) => element + ByReferenceSuffix;

    public string GetPointerType(string element) => $"{element}*";

    /// <summary>Nullable&lt;T&gt; is T: a value in T-SQL is nullable anyway.</summary>
    public string GetGenericInstantiation(string generic, ImmutableArray<string> arguments) =>
        generic == "System.Nullable`1" ? arguments[0] : $"{generic}<{string.Join(",", arguments)}>";

    public string GetGenericTypeParameter(object? context, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? context, int index) => $"!!{index}";

    public string GetFunctionPointerType(MethodSignature<string> signature) => FunctionPointer;

    public string GetModifiedType(string modifier, string unmodified, bool isRequired) => unmodified;

    public string GetPinnedType(string element) => element;

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == GetSystemType();

    public string GetTypeFromSerializedName(string name) => name;

    /// <summary>The enumerations of Microsoft.SqlServer.Server, the only ones decoded here, are all Int32.</summary>
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
