using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>
/// The .NET Framework's members under HostProtectionAttribute, which SQL Server refuses to SAFE and
/// EXTERNAL_ACCESS code when it is called: read from the reference assemblies' table of declarative security.
/// </summary>
/// <remarks>https://learn.microsoft.com/sql/relational-databases/clr-integration-security-host-protection-attributes</remarks>
internal sealed class HostProtection
{
    private const string Attribute = "System.Security.Permissions.HostProtectionAttribute";

    private static readonly ConcurrentDictionary<string, HostProtection> ByFile = new();

    private readonly HashSet<string> types = [];
    private readonly HashSet<string> members = [];

    /// <summary>Members of a library's references that are protected, each once, as "Type.Member".</summary>
    public static IEnumerable<string> UsedBy(MetadataReader library, string folder)
    {
        var known = library.AssemblyReferences
            .Select(handle => library.GetString(library.GetAssemblyReference(handle).Name))
            .Select(name => Path.Combine(folder, $"{name}.dll"))
            .Where(File.Exists)
            .Select(path => ByFile.GetOrAdd(path, Read))
            .ToArray();
        var used =
            from handle in library.MemberReferences
            let member = library.GetMemberReference(handle)
            where member.GetKind() == MemberReferenceKind.Method
            let type = Definition(library.FullName(member.Parent))
            let name = library.GetString(member.Name)
            let signature = member.DecodeMethodSignature(TypeNames.Provider, null)
            where known.Any(protection => protection.Covers(type, name, signature))
            select $"{type}.{name}";
        return used.Distinct();
    }

    private bool Covers(string type, string name, MethodSignature<string> signature) =>
        types.Contains(type) || members.Contains(Member(type, name, signature));

    private static HostProtection Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        var protection = new HostProtection();
        foreach (var handle in reader.DeclarativeSecurityAttributes)
        {
            var security = reader.GetDeclarativeSecurityAttribute(handle);
            if (security.Action == DeclarativeSecurityAction.LinkDemand && IsHostProtection(reader, security))
            {
                protection.Add(reader, security.Parent);
            }
        }

        return protection;
    }

    private static bool IsHostProtection(MetadataReader reader, DeclarativeSecurityAttribute security) =>
        Encoding.Latin1.GetString(reader.GetBlobBytes(security.PermissionSet)).Contains(Attribute, StringComparison.Ordinal);

    private void Add(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeDefinition)
        {
            types.Add(reader.FullName(parent));
        }
        else if (parent.Kind == HandleKind.MethodDefinition)
        {
            var method = reader.GetMethodDefinition((MethodDefinitionHandle)parent);
            string type = reader.FullName(method.GetDeclaringType());
            members.Add(Member(type, reader.GetString(method.Name), method.DecodeSignature(TypeNames.Provider, null)));
        }
    }

    private static string Member(string type, string name, MethodSignature<string> signature) =>
        $"{type}.{name}({string.Join(",", signature.ParameterTypes)})";

    /// <summary>An instantiated generic type stands for its definition.</summary>
    private static string Definition(string type) => type.Split('<')[0];
}
