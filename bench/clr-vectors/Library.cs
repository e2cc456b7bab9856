using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Hartonomous.Bench;

/// <summary>
/// A SQL CLR library in this process. System.Data is the facade of the toolkit's own host; all else is .NET 10's own,
/// System.Numerics.Vectors and System.Memory too, whose types the JIT only knows from there. The server's JIT knows
/// Vector from the package's DLL, but not Span.
/// </summary>
internal sealed class Library(string path, string facade) : AssemblyLoadContext("SQL CLR library")
{
    /// <summary>A delegate to the public static method that T-SQL knows by a name: without reflection at each call.</summary>
    public T Method<T>(string routine)
        where T : Delegate
    {
        var methods = LoadFromAssemblyPath(path).GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static));
        return methods.Single(method => RoutineName(method) == routine).CreateDelegate<T>();
    }

    protected override Assembly? Load(AssemblyName name) => name.Name == "System.Data" ? LoadFromAssemblyPath(facade) : null;

    private static string? RoutineName(MethodInfo method) =>
        method.GetCustomAttributesData()
            .SelectMany(data => data.NamedArguments)
            .Where(argument => argument.MemberName == "Name")
            .Select(argument => argument.TypedValue.Value as string)
            .FirstOrDefault();
}
