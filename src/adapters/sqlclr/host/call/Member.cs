using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Finds members of a library by name, and calls them so that their own errors reach the client as such.</summary>
/// <remarks>This is CoreCLR, not the server's CLR: neither code-access security nor the facets' lengths are enforced.</remarks>
internal static class Member
{
    public const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
    public const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;

    public static Type Class(Assembly library, string name) =>
        library.GetType(name)
        ?? throw new HostException(ErrorCode.RoutineMissing, $"{library.GetName().Name} has no class {name}.");

    public static MethodInfo Method(Type type, string name, BindingFlags kind)
    {
        var named = type.GetMethods(kind).Where(method => method.Name == name).ToArray();
        if (named is [var method])
        {
            return method;
        }

        string found = named.Length > 1 ? "several methods" : $"no public {(kind == Static ? "static" : "instance")} method";
        throw new HostException(ErrorCode.RoutineMissing, $"{type.FullName} has {found} {name}.");
    }

    public static object?[] Arguments(MethodInfo method, JsonElement[] values)
    {
        var parameters = method.GetParameters();
        return parameters.Length == values.Length
            ? [.. parameters.Zip(values, SqlArgument.Of)]
            : throw new HostException(
                ErrorCode.BadRequest, $"{method.Name} takes {parameters.Length} arguments and was given {values.Length}.");
    }

    public static object? Invoke(MethodInfo method, object? instance, params object?[] arguments) =>
        Guarded(() => method.Invoke(instance, arguments));

    /// <summary>Runs code of the library; what it throws is a failed call, not a fault of this host.</summary>
    public static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (TargetInvocationException exception)
        {
            throw Failed(exception.InnerException ?? exception);
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or FileLoadException or MissingMemberException)
        {
            throw Failed(exception);
        }
    }

    /// <summary>A refusal to load a dependency reaches here inside the runtime's own exception.</summary>
    public static HostException Failed(Exception exception) =>
        exception.InnerException as HostException ?? NeedsServer(exception)
        ?? new(ErrorCode.CallFailed, exception.Message, exception.GetType().FullName, exception);

    /// <summary>
    /// The facade has no class that works only inside a server: SqlContext, SqlPipe, SqlConnection and their kin.
    /// The runtime looks for one when it compiles the method that uses it.
    /// </summary>
    private static HostException? NeedsServer(Exception exception) =>
        exception is TypeLoadException { TypeName: { } type } && exception.Message.Contains($"'{LibraryContext.Facade},", StringComparison.Ordinal)
            ? new(ErrorCode.NeedsServer, $"it uses {type}, which works only inside a SQL Server", exception.Message, exception)
            : null;
}
