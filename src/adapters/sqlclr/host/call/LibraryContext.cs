using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>
/// Where one library lives. It was compiled against .NET Framework; mscorlib and System exist on .NET 10 under
/// these names and forward, while System.Data lacks Microsoft.SqlServer.Server and is answered with the facade.
/// </summary>
internal sealed class LibraryContext(Dependencies dependencies) : AssemblyLoadContext("SQL CLR library", isCollectible: true)
{
    public const string Facade = "System.Data";

    private static readonly string FacadePath = Path.Combine(AppContext.BaseDirectory, "facade", $"{Facade}.dll");

    /// <summary>From memory: the bytes that were hashed are the bytes that run.</summary>
    public Assembly LoadLibrary(byte[] bytes) => LoadFromStream(new MemoryStream(bytes, writable: false));

    /// <summary>What the database holds comes first, as on the server; all else is this process's own .NET.</summary>
    protected override Assembly? Load(AssemblyName name) =>
        name.Name == Facade ? LoadFromAssemblyPath(FacadePath)
        : dependencies.Find(name.Name) is { } file ? LoadLibrary(file.Bytes)
        : null;
}
