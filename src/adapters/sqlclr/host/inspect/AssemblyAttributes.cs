using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>The attributes on the assembly itself that say what it is for; null where absent.</summary>
internal sealed class AssemblyAttributes(MetadataReader reader)
{
    private readonly AttributeReader attributes = new(reader);

    public string? TargetFramework => FirstArgument("System.Runtime.Versioning.TargetFrameworkAttribute");

    public string? FileVersion => FirstArgument("System.Reflection.AssemblyFileVersionAttribute");

    public string? InformationalVersion => FirstArgument("System.Reflection.AssemblyInformationalVersionAttribute");

    public string? PermissionSet => Metadata("PermissionSet").FirstOrDefault();

    /// <summary>The one kind of host that it is for; null for every kind.</summary>
    public string? Platform => Metadata("Platform").FirstOrDefault();

    /// <summary>Assemblies that the server's administrator registers from the server's own framework folder.</summary>
    public IEnumerable<string> RegisteredOnHost => Metadata("RegisteredOnHost");

    private CustomAttributeHandleCollection OfAssembly => reader.GetAssemblyDefinition().GetCustomAttributes();

    private IEnumerable<string> Metadata(string key) => attributes
        .All(OfAssembly, "System.Reflection.AssemblyMetadataAttribute")
        .Where(pair => pair.Positional[0] as string == key)
        .Select(pair => pair.Positional[1])
        .OfType<string>();

    private string? FirstArgument(string attribute) => attributes.Find(OfAssembly, attribute)?.Positional[0] as string;
}
