using System;
using System.Reflection;

namespace Hartonomous.DacFx.Plan;

/// <summary>
/// Makes DacFx look for contributors in the program's own folder. Its option AdditionalDeploymentContributorPaths
/// counts only in deployments to a live database; an offline comparison looks beside DacFx's own files, which are
/// not the toolkit's to add to, and where its ambient settings say (DacExtensionHelper.GetUserExtensionsInstallDirectories).
/// </summary>
internal static class ContributorFolder
{
    private const string Settings = "Microsoft.Data.Tools.Schema.Sql.Common.AmbientSettings";

    private static readonly Lazy<bool> Announced = new(Announce);

    public static void EnsureAnnounced() => _ = Announced.Value;

    private static bool Announce()
    {
        var library = Assembly.Load("Microsoft.Data.Tools.Schema.Sql");
        object defaults = library.GetType(Settings, throwOnError: true)!
            .GetProperty("DefaultSettings", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .GetValue(null)!;
        defaults.GetType()
            .GetProperty("DeploymentContributorPaths", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!
            .SetValue(defaults, new[] { AppContext.BaseDirectory });
        return true;
    }
}
