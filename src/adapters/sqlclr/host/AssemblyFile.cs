using System;
using System.IO;
using System.Security.Cryptography;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost;

/// <summary>A DLL's bytes and their SHA-512, the identity by which SQL Server trusts it.</summary>
internal sealed record AssemblyFile(string Path, byte[] Bytes, string Sha512)
{
    public static AssemblyFile Read(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return new(path, bytes, Convert.ToHexStringLower(SHA512.HashData(bytes)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new HostException(ErrorCode.BadRequest, $"'{path}' can't be read: {exception.Message}", null, exception);
        }
    }
}
