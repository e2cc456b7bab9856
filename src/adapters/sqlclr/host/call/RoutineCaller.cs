using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Calls a scalar function of the very bytes the client names by hash.</summary>
/// <remarks>This is CoreCLR, not the server's CLR: neither code-access security nor the facets' lengths are enforced.</remarks>
internal sealed class RoutineCaller(LibraryCache libraries)
{
    public CallResult Call(CallRequest request)
    {
        var file = AssemblyFile.Read(request.Path);
        if (!string.Equals(file.Sha512, request.Sha512, StringComparison.OrdinalIgnoreCase))
        {
            throw new HostException(
                ErrorCode.BytesDiffer, $"'{request.Path}' has other bytes than the ones asked for. Inspect it again.", $"SHA-512 {file.Sha512}");
        }

        try
        {
            var method = Find(libraries.Get(file), request);
            return new(SqlResult.ToJson(Invoke(method, Arguments(method, request.Arguments))));
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or FileLoadException or MissingMemberException)
        {
            throw Failed(exception);
        }
    }

    private static MethodInfo Find(Assembly library, CallRequest request)
    {
        var named = library.GetType(request.Class)?
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == request.Method)
            .ToArray();
        if (named is not [var method])
        {
            string found = named is { Length: > 1 } ? "several methods" : "no public static method";
            throw new HostException(ErrorCode.RoutineMissing, $"{library.GetName().Name} has {found} {request.Class}.{request.Method}.");
        }

        return ValueForm.Of(method.ReturnType) is not null
            ? method
            : throw new HostException(ErrorCode.BadRequest, $"{method.Name} returns {method.ReturnType}. Only scalar functions can be called.");
    }

    private static object?[] Arguments(MethodInfo method, JsonElement[] values)
    {
        var parameters = method.GetParameters();
        return parameters.Length == values.Length
            ? [.. parameters.Zip(values, SqlArgument.Of)]
            : throw new HostException(
                ErrorCode.BadRequest, $"{method.Name} takes {parameters.Length} arguments and was given {values.Length}.");
    }

    private static object? Invoke(MethodInfo method, object?[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception)
        {
            throw Failed(exception.InnerException ?? exception);
        }
    }

    private static HostException Failed(Exception exception) =>
        new(ErrorCode.CallFailed, exception.Message, exception.GetType().FullName, exception);
}
