using System;
using System.Collections.Generic;
using System.Reflection;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Loaded libraries by the SHA-512 of their bytes.</summary>
internal sealed class LibraryCache
{
    /// <summary>More than a run needs; keeps a process that serves many builds from growing for ever.</summary>
    private const int Capacity = 8;

    private readonly Dictionary<string, (LibraryContext Context, Assembly Library)> bySha512 = [];

    public Assembly Get(AssemblyFile file)
    {
        if (bySha512.TryGetValue(file.Sha512, out var loaded))
        {
            return loaded.Library;
        }

        if (bySha512.Count == Capacity)
        {
            UnloadAll();
        }

        var context = new LibraryContext();
        var library = Load(context, file);
        bySha512.Add(file.Sha512, (context, library));
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
        foreach (var (context, _) in bySha512.Values)
        {
            context.Unload();
        }

        bySha512.Clear();
    }
}
