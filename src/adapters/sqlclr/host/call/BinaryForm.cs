using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Write and Read of IBinarySerialize, as the server does between rows, threads and storage.</summary>
internal static class BinaryForm
{
    private const string Interface = "Microsoft.SqlServer.Server.IBinarySerialize";

    /// <summary>
    /// The value after a way through bytes, in an object that has run no constructor and no Init; the value itself
    /// for Format.Native, whose fields the server copies.
    /// </summary>
    public static object RoundTrip(object value)
    {
        if (value.GetType().GetInterface(Interface) is not { } serializable)
        {
            return value;
        }

        byte[] bytes = Write(value, serializable);
        RequireFits(value.GetType(), bytes.Length);
        object copy = RuntimeHelpers.GetUninitializedObject(value.GetType());
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream);
        Member.Invoke(serializable.GetMethod("Read")!, copy, reader);
        return stream.Position == stream.Length
            ? copy
            : throw new HostException(
                ErrorCode.CallFailed, $"{value.GetType().FullName}.Read left {stream.Length - stream.Position} of the {stream.Length} bytes that Write wrote.");
    }

    private static byte[] Write(object value, Type serializable)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Member.Invoke(serializable.GetMethod("Write")!, value, writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>MaxByteSize -1 means up to 2 GB; the server ends a query whose state outgrows what was declared.</summary>
    private static void RequireFits(Type type, int size)
    {
        int? limit = Property(type, "MaxByteSize") as int?;
        if (limit is > 0 && size > limit)
        {
            throw new HostException(ErrorCode.CallFailed, $"{type.FullName} wrote {size} bytes; its attribute allows MaxByteSize = {limit}.");
        }
    }

    /// <summary>A property of the type's SqlUserDefined… attribute; null where it is not set.</summary>
    public static object? Property(Type type, string name) =>
        type.GetCustomAttributesData()
            .Where(data => data.AttributeType.Namespace == "Microsoft.SqlServer.Server")
            .SelectMany(data => data.NamedArguments)
            .Where(argument => argument.MemberName == name)
            .Select(argument => argument.TypedValue.Value)
            .FirstOrDefault();
}
