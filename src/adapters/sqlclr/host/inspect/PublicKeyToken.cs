using System;
using System.Reflection;
using System.Reflection.Metadata;
using System.Security.Cryptography;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>The short form of a strong name's key; null for an assembly without one.</summary>
/// <remarks>
/// Read by hand, because AssemblyName also makes a CultureInfo, and this process has none but the invariant one.
/// </remarks>
internal static class PublicKeyToken
{
    private const int Length = 8;

    /// <summary>ECMA-335 II.6.3: the last eight bytes of the key's SHA-1, in reverse.</summary>
    public static string? OfKey(MetadataReader reader, BlobHandle key)
    {
        if (key.IsNil)
        {
            return null;
        }

        byte[] token = SHA1.HashData(reader.GetBlobBytes(key))[^Length..];
        Array.Reverse(token);
        return Convert.ToHexStringLower(token);
    }

    /// <summary>A reference holds the token itself or, by its flag, the whole key.</summary>
    public static string? OfReference(MetadataReader reader, AssemblyReference reference) =>
        reference.Flags.HasFlag(AssemblyFlags.PublicKey) ? OfKey(reader, reference.PublicKeyOrToken)
        : reference.PublicKeyOrToken.IsNil ? null
        : Convert.ToHexStringLower(reader.GetBlobBytes(reference.PublicKeyOrToken));
}
