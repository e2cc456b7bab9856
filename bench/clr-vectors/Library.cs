using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Hartonomous.Bench;

/// <summary>A SQL CLR library in this process: System.Data is the facade of the toolkit's own host, its other references lie beside it.</summary>
internal sealed class Library(string path, string facade) : AssemblyLoadContext("SQL CLR library")
{
    private readonly string folder = Path.GetDirectoryName(path)!;

    /// <summary>A delegate to the public static method that T-SQL knows by a name: without reflection at each call.</summary>
    public T Method<T>(string routine)
        where T : Delegate
    {
        var methods = LoadFromAssemblyPath(path).GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static));
        return methods.Single(method => RoutineName(method) == routine).CreateDelegate<T>();
    }

    protected override Assembly? Load(AssemblyName name)
    {
        string beside = Path.Combine(folder, $"{name.Name}.dll");
        return name.Name == "System.Data" ? LoadFromAssemblyPath(facade) : File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }

    private static string? RoutineName(MethodInfo method) =>
        method.GetCustomAttributesData()
            .SelectMany(data => data.NamedArguments)
            .Where(argument => argument.MemberName == "Name")
            .Select(argument => argument.TypedValue.Value as string)
            .FirstOrDefault();
}
