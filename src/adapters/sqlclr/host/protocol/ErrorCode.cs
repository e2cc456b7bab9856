namespace Hartonomous.SqlClrHost.Protocol;

/// <summary>The stable half of an error answer; the messages may change.</summary>
internal static class ErrorCode
{
    public const string BadRequest = JsonLines.HostException.BadRequest;
    public const string NotAnAssembly = "not-an-assembly";
    public const string UnmappedRoutine = "unmapped-routine";
    public const string BytesDiffer = "bytes-differ";
    public const string RoutineMissing = "routine-missing";
    public const string CallFailed = "call-failed";

    /// <summary>What was called uses a class of System.Data that works only inside a server.</summary>
    public const string NeedsServer = "needs-server";
}
