using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>Where a person wrote an object. Line and column are 1-based.</summary>
internal sealed record SourcePlace(string File, int Line, int Column);

/// <summary>The places of a model's named objects and of its tables' columns, which a package does not keep.</summary>
internal static class SourcePlaces
{
    public static IReadOnlyDictionary<string, SourcePlace> Of(TSqlModel model)
    {
        var places = new SortedDictionary<string, SourcePlace>(StringComparer.Ordinal);
        foreach (var item in model.GetObjects(DacQueryScopes.UserDefined))
        {
            Add(item);
            if (item.ObjectType == Table.TypeClass)
            {
                foreach (var column in item.GetReferenced(Table.Columns))
                {
                    Add(column);
                }
            }
        }

        return places;

        void Add(TSqlObject item)
        {
            if (item.Name.HasName && item.GetSourceInformation() is { SourceName: { Length: > 0 } file, StartLine: > 0 } place)
            {
                places.TryAdd(item.Name.ToString(), new(file, place.StartLine, place.StartColumn));
            }
        }
    }
}
