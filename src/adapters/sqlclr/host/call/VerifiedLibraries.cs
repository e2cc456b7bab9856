using System;
using System.Reflection;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Libraries by path, of the very bytes the client names by hash.</summary>
internal sealed class VerifiedLibraries(LibraryCache libraries)
{
    public Assembly Get(ILibraryRequest request) =>
        libraries.Get(Verified(request.Path, request.Sha512), new(request.Dependencies ?? []));

    public static AssemblyFile Verified(string path, string sha512)
    {
        var file = AssemblyFile.Read(path);
        return string.Equals(file.Sha512, sha512, StringComparison.OrdinalIgnoreCase)
            ? file
            : throw new HostException(
                ErrorCode.BytesDiffer, $"'{path}' has other bytes than the ones asked for. Inspect it again.", $"SHA-512 {file.Sha512}");
    }
}
