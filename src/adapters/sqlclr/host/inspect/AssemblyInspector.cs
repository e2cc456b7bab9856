using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>Reads a DLL's metadata. Nothing of it is loaded, so nothing of it runs.</summary>
internal static class AssemblyInspector
{
    public static AssemblyDescription Inspect(AssemblyFile file, string? referenceAssemblies)
    {
        try
        {
            using var image = new PEReader(ImmutableArray.Create(file.Bytes));
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } reader
                ? Describe(file, image, reader, referenceAssemblies)
                : throw NotAnAssembly(file, null);
        }
        catch (BadImageFormatException exception)
        {
            throw NotAnAssembly(file, exception);
        }
    }

    private static AssemblyDescription Describe(AssemblyFile file, PEReader image, MetadataReader reader, string? referenceAssemblies)
    {
        var identity = reader.GetAssemblyDefinition();
        var attributes = new AssemblyAttributes(reader);
        var traces = new BuildTraces(image);
        var safety = new SafetyScan(reader);
        return new(
            reader.GetString(identity.Name),
            identity.Version.ToString(),
            identity.Culture.IsNil ? "neutral" : reader.GetString(identity.Culture),
            PublicKeyToken.OfKey(reader, identity.PublicKey),
            reader.GetGuid(reader.GetModuleDefinition().Mvid).ToString("D"),
            file.Sha512,
            file.Bytes.Length,
            attributes.TargetFramework,
            attributes.FileVersion,
            attributes.InformationalVersion,
            attributes.PermissionSet,
            attributes.Platform,
            [.. reader.AssemblyReferences.Select(handle => Describe(reader, reader.GetAssemblyReference(handle)))],
            traces.MixedMode,
            traces.Deterministic,
            traces.DebugPath,
            safety.UnverifiableCode(),
            [.. new UnverifiableIl(image, reader).Methods()],
            [.. safety.Pinvokes()],
            [.. safety.WritableStatics()],
            [.. safety.Finalizers()],
            [.. safety.RefusedAttributes()],
            referenceAssemblies is null ? null : [.. HostProtection.UsedBy(reader, referenceAssemblies)],
            [.. attributes.RegisteredOnHost],
            [.. new RoutineReader(reader).Read()]);
    }

    private static ReferenceDescription Describe(MetadataReader reader, AssemblyReference reference) =>
        new(reader.GetString(reference.Name), reference.Version.ToString(), PublicKeyToken.OfReference(reader, reference));

    private static HostException NotAnAssembly(AssemblyFile file, Exception? cause) =>
        new(ErrorCode.NotAnAssembly, $"'{file.Path}' is not a .NET assembly.", cause?.Message, cause);
}
