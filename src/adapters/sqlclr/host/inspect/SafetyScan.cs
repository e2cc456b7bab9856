using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>What makes SQL Server refuse an assembly as SAFE, as far as tables of the metadata tell.</summary>
internal sealed class SafetyScan(MetadataReader reader)
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>
    /// Of the documented list, those that C# writes as attributes of their own and does not write into every library.
    /// https://learn.microsoft.com/sql/relational-databases/clr-integration/database-objects/clr-integration-programming-model-restrictions
    /// </summary>
    private static readonly string[] Refused =
    [
        "System.ContextStaticAttribute",
        "System.MTAThreadAttribute",
        "System.STAThreadAttribute",
        "System.ThreadStaticAttribute",
        "System.Runtime.Remoting.Contexts.ContextAttribute",
        "System.Runtime.Remoting.Contexts.SynchronizationAttribute",
        "System.Security.SuppressUnmanagedCodeSecurityAttribute",
    ];

    private readonly AttributeReader attributes = new(reader);

    public bool UnverifiableCode() =>
        attributes.Has(reader.GetModuleDefinition().GetCustomAttributes(), "System.Security.UnverifiableCodeAttribute");

    public IEnumerable<string> Pinvokes() =>
        from handle in reader.MethodDefinitions
        let method = reader.GetMethodDefinition(handle)
        where method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
        let import = method.GetImport()
        let library = reader.GetString(reader.GetModuleReference(import.Module).Name)
        select $"{reader.FullName(method.GetDeclaringType())}.{reader.GetString(method.Name)} ({library})";

    public IEnumerable<string> WritableStatics() =>
        from handle in reader.FieldDefinitions
        let field = reader.GetFieldDefinition(handle)
        where field.Attributes.HasFlag(FieldAttributes.Static)
            && !field.Attributes.HasFlag(FieldAttributes.Literal)
            && !field.Attributes.HasFlag(FieldAttributes.InitOnly)
            && !IsLambdaCache(field)
        select $"{reader.FullName(field.GetDeclaringType())}.{reader.GetString(field.Name)}";

    /// <summary>Types with a destructor, which C# compiles to an override of Finalize.</summary>
    public IEnumerable<string> Finalizers() =>
        from handle in reader.MethodDefinitions
        let method = reader.GetMethodDefinition(handle)
        where method.Attributes.HasFlag(MethodAttributes.Virtual)
            && reader.StringComparer.Equals(method.Name, "Finalize")
            && method.DecodeSignature(TypeNames.Provider, null).ParameterTypes.IsEmpty
        select reader.FullName(method.GetDeclaringType());

    public IEnumerable<string> RefusedAttributes() =>
        from handle in reader.CustomAttributes
        let attribute = attributes.FullName(reader.GetCustomAttribute(handle))
        where Refused.Contains(attribute)
        group attribute by attribute into found
        select found.Key;

    /// <summary>
    /// The C# compiler keeps delegates of lambdas in writable statics "&lt;&gt;9__…" of a class "&lt;&gt;c"; SQL Server
    /// exempts these. A static auto-property's field carries the same attribute, and is not one of them.
    /// </summary>
    private bool IsLambdaCache(FieldDefinition field)
    {
        var type = reader.GetTypeDefinition(field.GetDeclaringType());
        string typeName = reader.GetString(type.Name);
        return (typeName == "<>c" || typeName.StartsWith("<>c__", StringComparison.Ordinal))
            && reader.GetString(field.Name).StartsWith("<>9__", StringComparison.Ordinal)
            && attributes.Has(type.GetCustomAttributes(), CompilerGenerated);
    }
}
