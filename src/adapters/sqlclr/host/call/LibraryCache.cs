using System;
using System.Collections.Generic;
using System.Reflection;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Loaded libraries by the SHA-512 of their bytes and of what they may reference.</summary>
internal sealed class LibraryCache
{
    /// <summary>More than a run needs; keeps a process that serves many builds from growing for ever.</summary>
    private const int Capacity = 8;

    private readonly Dictionary<string, (LibraryContext Context, Assembly Library)> loaded = [];

    public Assembly Get(AssemblyFile file, Dependencies dependencies)
    {
        string key = $"{file.Sha512} {dependencies.Identity}";
        if (loaded.TryGetValue(key, out var entry))
        {
            return entry.Library;
        }

        if (loaded.Count == Capacity)
        {
            UnloadAll();
        }

        var context = new LibraryContext(dependencies);
        var library = Load(context, file);
        loaded.Add(key, (context, library));
        return library;
    }

    private static Assembly Load(LibraryContext context, AssemblyFile file)
    {
        try
        {
            return context.LoadLibrary(file.Bytes);
        }
        catch (BadImageFormatException exception)
        {
            context.Unload();
            throw new HostException(ErrorCode.NotAnAssembly, $"'{file.Path}' is not a .NET assembly.", exception.Message, exception);
        }
    }

    private void UnloadAll()
    {
        foreach (var (context, _) in loaded.Values)
        {
            context.Unload();
        }

        loaded.Clear();
    }
}
