using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Programs of the server, under its service account. Program and folder are held against the tenant's lists first: see <see cref="TenantPolicy"/>.</summary>
public static class ShellFunctions
{
    /// <summary>Runs a program with a list of arguments, which no shell ever reads, and waits for its end.</summary>
    /// <param name="Executable">The full path of a program that is on the list.</param>
    /// <param name="Arguments">A JSON array of texts, each of which reaches the program as one argument.</param>
    /// <param name="WorkingDirectory">A folder on the list of paths.</param>
    /// <param name="TimeoutSeconds">1 to 3600; a program that takes longer is killed, which is an error.</param>
    /// <returns>Its lines as they came, of the stream output or error, and last its exit status, of the stream exit. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_ExecuteShellCommand",
        FillRowMethodName = nameof(FillLine),
        TableDefinition = "StreamName NVARCHAR(6), Text NVARCHAR(MAX)",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable ExecuteShellCommand(
        [SqlFacet(MaxSize = 4000)] SqlString Executable,
        [SqlFacet(MaxSize = -1)] SqlString Arguments,
        [SqlFacet(MaxSize = 4000)] SqlString WorkingDirectory,
        SqlInt32 TimeoutSeconds) =>
        GuardedPrograms.Run(TenantPolicy.Executables(), TenantPolicy.Paths(), Executable, Arguments, WorkingDirectory, TimeoutSeconds);

    public static void FillLine(object row, out SqlString streamName, out SqlString text) =>
        GuardedPrograms.FillLine(row, out streamName, out text);
}
