using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>Which programs a tenant may run: those whose full paths are on the list.</summary>
internal static class ProgramRules
{
    /// <summary>These are read by a shell, which has other rules for quotation marks than a program: an argument could become a command.</summary>
    private static readonly string[] ReadByShell = { ".bat", ".cmd", ".ps1", ".vbs", ".js", ".wsf", ".lnk" };

    /// <exception cref="UnauthorizedAccessException">When it is not on the list, or is no program.</exception>
    public static string Allowed(string executable, string[] allowed)
    {
        string full = new PathRules(allowed).Allowed(executable);
        bool named = Array.Exists(allowed, one => full.Equals(Path.GetFullPath(one), StringComparison.OrdinalIgnoreCase));
        bool script = Array.Exists(ReadByShell, extension => full.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        if (!named || script)
        {
            throw new UnauthorizedAccessException(string.Format(
                "'{0}' {1}. Add the program itself to dbo.TenantSecurityPolicy as Executable.", executable, script ? "is a script, not a program" : "is only below a folder on the list"));
        }

        return full;
    }
}
