using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>Which paths a tenant may touch: those that are on the list, and what lies below them.</summary>
internal sealed class PathRules
{
    private readonly string[] allowed;

    /// <param name="allowed">Full paths of folders, or of single files.</param>
    public PathRules(string[] allowed) => this.allowed = allowed;

    /// <summary>The path in the one form that is compared: whole, without . and .. and without a slash at its end.</summary>
    /// <exception cref="UnauthorizedAccessException">When it is not on the list, or could be another file than it looks like.</exception>
    public string Allowed(string path)
    {
        string full = Canonical(path);
        foreach (string root in allowed)
        {
            string trimmed = Canonical(root);
            if (full.Equals(trimmed, Comparison) || full.StartsWith(trimmed + Path.DirectorySeparatorChar, Comparison))
            {
                RefuseLinks(full, trimmed);
                return full;
            }
        }

        throw Refused(path, "is not on the tenant's list of paths", "Add its folder to dbo.TenantSecurityPolicy as FilePath");
    }

    /// <summary>Windows tells no case apart; the tests run elsewhere too.</summary>
    private static StringComparison Comparison =>
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Device paths (\\?\, \\.\) skip the clean-up, and a colon behind the drive names a stream within a file.</summary>
    private static string Canonical(string path)
    {
        bool plain = !path.StartsWith(@"\\?\", StringComparison.Ordinal)
            && !path.StartsWith(@"\\.\", StringComparison.Ordinal)
            && path.IndexOf(':', Math.Min(2, path.Length)) < 0
            && path.IndexOf('\0') < 0;
        if (!plain || !IsWhole(path))
        {
            throw Refused(path, "is not a whole, plain path", "Pass one from its drive or share on");
        }

        string full = Path.GetFullPath(path);
        return full.Length > Path.GetPathRoot(full).Length ? full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) : full;
    }

    /// <summary>"C:file" and "\file" depend on where the process happens to stand.</summary>
    private static bool IsWhole(string path)
    {
        bool drive = path.Length > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
        bool share = path.StartsWith(@"\\", StringComparison.Ordinal);
        return Path.DirectorySeparatorChar == '\\' ? drive || share : path.StartsWith("/", StringComparison.Ordinal);
    }

    /// <summary>A link below an allowed folder leads out of it.</summary>
    private static void RefuseLinks(string full, string root)
    {
        for (string part = full; part.Length > root.Length; part = Path.GetDirectoryName(part))
        {
            bool exists = File.Exists(part) || Directory.Exists(part);
            if (exists && (File.GetAttributes(part) & FileAttributes.ReparsePoint) != 0)
            {
                throw Refused(part, "is a link", "Pass the path that it leads to");
            }
        }
    }

    private static UnauthorizedAccessException Refused(string path, string why, string remedy) =>
        new UnauthorizedAccessException(string.Format("The path '{0}' {1}. {2}.", path, why, remedy));
}
