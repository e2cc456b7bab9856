using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hartonomous.DacFx.Plan;

/// <summary>
/// DacFx checks the rows under all new constraints of a plan in one step at its end, which would be one long
/// transaction over every table concerned. Each statement of it stands for itself.
/// </summary>
internal static class ConstraintChecks
{
    /// <summary>The statements of a batch that holds nothing but ALTER TABLE ... WITH CHECK CHECK CONSTRAINT; else null.</summary>
    public static IReadOnlyList<string>? Statements(string batch)
    {
        using var reader = new StringReader(batch);
        if (new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors) is not TSqlScript script || errors.Count > 0)
        {
            return null;
        }

        var statements = script.Batches.SelectMany(part => part.Statements).ToList();
        return statements.Count > 0 && statements.All(ChecksConstraint)
            ? [.. statements.Select(statement => batch.Substring(statement.StartOffset, statement.FragmentLength))]
            : null;
    }

    private static bool ChecksConstraint(TSqlStatement statement) =>
        statement is AlterTableConstraintModificationStatement { ConstraintEnforcement: ConstraintEnforcement.Check };
}
