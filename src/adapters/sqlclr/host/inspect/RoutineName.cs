using System;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>The two-part name of a routine; an attribute's Name may carry the schema.</summary>
internal readonly record struct RoutineName(string Schema, string Name)
{
    private const string DefaultSchema = "dbo";

    public static RoutineName Of(string? declared, string memberName, string member)
    {
        string[] parts = (declared ?? memberName).Split('.');
        bool plain = parts.Length <= 2 && Array.TrueForAll(parts, part => part.Trim().Length > 0 && part.IndexOfAny(['[', ']', '"']) < 0);
        if (!plain)
        {
            throw UnmappedRoutine.Because(member, $"its Name '{declared}' is neither 'name' nor 'schema.name', both written without brackets");
        }

        return parts is [var schema, var name] ? new(schema, name) : new(DefaultSchema, parts[0]);
    }
}
