using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Hartonomous.JsonLines;

namespace Hartonomous.DacFx.Runtime;

/// <summary>The folder DacFx and its dependencies are loaded from: a published package or an installed SqlPackage.</summary>
internal sealed class DacFxFolder(string path)
{
    /// <summary>What building and comparing offline needs, found by leaving out one file at a time.</summary>
    private static readonly string[] Needed =
    [
        "Microsoft.Data.SqlClient.dll",
        "Microsoft.Data.Tools.Schema.Sql.dll",
        "Microsoft.Data.Tools.Utilities.dll",
        "Microsoft.SqlServer.Dac.Extensions.dll",
        "Microsoft.SqlServer.Dac.dll",
        "Microsoft.SqlServer.TransactSql.ScriptDom.dll",
        "System.ComponentModel.Composition.dll",
        "System.IO.Packaging.dll",
    ];

    private readonly string folder = Path.GetFullPath(path);

    public string Version => FileVersionInfo.GetVersionInfo(Path.Combine(folder, "Microsoft.SqlServer.Dac.dll")).FileVersion ?? "";

    /// <summary>
    /// Resolving fires for the names that the host's own folder does not answer; a newer file than the one compiled
    /// against is accepted, so one build of the host serves every version. MEF and reflection in DacFx load by name
    /// into the default context, hence that one and not a context of our own.
    /// </summary>
    public void Install() => AssemblyLoadContext.Default.Resolving += Resolve;

    public void RequireComplete()
    {
        var missing = Needed.Where(name => !File.Exists(Path.Combine(folder, name))).ToList();
        if (missing.Count > 0)
        {
            throw new HostException(DacFxError.Missing, $"The DacFx folder {folder} lacks {string.Join(", ", missing)}.");
        }
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        // Satellites are asked for by culture; without one the English resources inside the DLL serve.
        if (!string.IsNullOrEmpty(name.CultureName))
        {
            return null;
        }

        var file = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
