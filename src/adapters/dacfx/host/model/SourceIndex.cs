using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>Which file defines an object, looked up by the name a message gives.</summary>
internal sealed class SourceIndex
{
    private readonly Dictionary<string, string> fileByObject = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> files = new(StringComparer.Ordinal);

    public SourceIndex(TSqlModel model)
    {
        foreach (var item in model.GetObjects(DacQueryScopes.UserDefined))
        {
            if (item.GetSourceInformation()?.SourceName is { Length: > 0 } file)
            {
                files.Add(file);
                if (item.Name.HasName)
                {
                    fileByObject.TryAdd(item.Name.ToString(), file);
                }
            }
        }
    }

    public string? FileOf(DacModelError error)
    {
        // Parse errors carry the file's name, validation errors the object's.
        if (files.Contains(error.SourceName))
        {
            return error.SourceName;
        }

        // A column or parameter belongs to the object its name starts with.
        for (var name = error.SourceName; name.Length > 0; name = Owner(name))
        {
            if (fileByObject.TryGetValue(name, out var file))
            {
                return file;
            }
        }

        return null;
    }

    private static string Owner(string name)
    {
        var end = name.LastIndexOf("].[", StringComparison.Ordinal);
        return end < 0 ? "" : name[..(end + 1)];
    }
}
