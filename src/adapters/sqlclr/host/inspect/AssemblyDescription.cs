using System.Collections.Generic;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>What the metadata of a DLL says; the answer to "inspect".</summary>
/// <remarks>HostProtected is null when no folder with reference assemblies was named.</remarks>
internal sealed record AssemblyDescription(
    string Name,
    string Version,
    string Culture,
    string? PublicKeyToken,
    string Mvid,
    string Sha512,
    long Size,
    string? TargetFramework,
    string? FileVersion,
    string? InformationalVersion,
    string? PermissionSet,
    string? Platform,
    IReadOnlyList<ReferenceDescription> References,
    bool MixedMode,
    bool Deterministic,
    string? DebugPath,
    bool UnverifiableCode,
    IReadOnlyList<string> UnverifiableMethods,
    IReadOnlyList<string> Pinvokes,
    IReadOnlyList<string> WritableStatics,
    IReadOnlyList<string> Finalizers,
    IReadOnlyList<string> RefusedAttributes,
    IReadOnlyList<string>? HostProtected,
    IReadOnlyList<string> RegisteredOnHost,
    IReadOnlyList<RoutineDescription> Routines);

internal sealed record ReferenceDescription(string Name, string Version, string? PublicKeyToken);
