using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>An attributed member for which no correct T-SQL declaration exists or is known.</summary>
internal static class UnmappedRoutine
{
    public static HostException Because(string member, string reason) =>
        new(ErrorCode.UnmappedRoutine, $"{member}: {reason}.");
}
