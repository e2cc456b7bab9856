using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Plan;

/// <summary>
/// Whether a step is about a memory-optimized object: DDL on those can't run in a user transaction
/// (https://learn.microsoft.com/sql/relational-databases/in-memory-oltp/unsupported-sql-server-features-for-in-memory-oltp).
/// </summary>
internal static class InMemory
{
    public static bool Concerns(TSqlObject? about)
    {
        if (about is null)
        {
            return false;
        }

        var type = about.ObjectType;
        return type == Table.TypeClass ? about.GetProperty<bool>(Table.MemoryOptimized)
            : type == TableType.TypeClass ? about.GetProperty<bool>(TableType.MemoryOptimized)
            : type == Procedure.TypeClass ? about.GetProperty<bool>(Procedure.WithNativeCompilation)
            : type == ScalarFunction.TypeClass ? about.GetProperty<bool>(ScalarFunction.IsNativeCompiled)
            : type == DmlTrigger.TypeClass ? about.GetProperty<bool>(DmlTrigger.IsNativeCompiled)
            : type != View.TypeClass && type != TableValuedFunction.TypeClass && BelongsToOne(about);
    }

    /// <summary>An index or a constraint is what its table is.</summary>
    private static bool BelongsToOne(TSqlObject part) =>
        part.GetReferenced(DacQueryScopes.UserDefined)
            .Append(part.GetParent())
            .Any(table => table is { } && table.ObjectType == Table.TypeClass && table.GetProperty<bool>(Table.MemoryOptimized));
}
