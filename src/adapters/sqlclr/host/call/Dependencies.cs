using System.Collections.Generic;
using System.Linq;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>The assemblies that a library may reference, as a database holds them; read when one is asked for.</summary>
internal sealed class Dependencies(IReadOnlyList<Dependency> all)
{
    /// <summary>The same for the same assemblies, whatever their order and place.</summary>
    public string Identity => string.Concat(all.Select(one => $"{one.Name}={one.Sha512};").Order());

    public AssemblyFile? Find(string? name) =>
        all.FirstOrDefault(one => one.Name == name) is { } found ? VerifiedLibraries.Verified(found.Path, found.Sha512) : null;
}
