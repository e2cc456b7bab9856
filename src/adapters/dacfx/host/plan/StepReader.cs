using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SqlServer.Dac.Deployment;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Plan;

internal static class StepReader
{
    /// <summary>Nothing for whatever generates no T-SQL but PRINT: markers between the parts of the script.</summary>
    public static IEnumerable<PlannedStep> Read(DeploymentStep step)
    {
        var batches = Batches(step);
        if (batches.Count == 0)
        {
            return [];
        }

        if (batches is [var only] && ConstraintChecks.Statements(only) is { } checks)
        {
            return checks.Select(check => new PlannedStep(step.GetType().Name, "other", null, null, InMemory: false, [check]));
        }

        var about = About(step);
        string? name = about is { Name.HasName: true } ? about.Name.ToString() : null;
        return [new(step.GetType().Name, Kind(step), about?.ObjectType.Name, name, InMemory.Concerns(about), batches)];
    }

    /// <summary>
    /// A step with a message puts it in front as a PRINT batch of its own. Generated text has the line ends of the
    /// machine that generates it, and a plan must not.
    /// </summary>
    private static IReadOnlyList<string> Batches(DeploymentStep step) =>
        [.. step.GenerateTSQL().Select(batch => batch.Trim().Replace("\r\n", "\n", StringComparison.Ordinal)).Where(batch => !ScriptBody.ChangesNothing(batch))];

    private static TSqlObject? About(DeploymentStep step) => step switch
    {
        CreateElementStep create => create.SourceElement,
        // The migration's TargetTable answers with the source's element in the wrong model, so the base class is asked.
        AlterElementStep alter => alter.SourceElement ?? alter.TargetElement,
        DropElementStep drop => drop.TargetElement,
        SqlRenameStep rename => rename.RenamedElement,
        SqlMoveSchemaStep move => move.MovedElement,
        _ => null,
    };

    private static string Kind(DeploymentStep step) => step switch
    {
        CreateElementStep => "create",
        // A rebuild copies every row: more than an alteration.
        SqlTableMigrationStep or SqlCreateTableAsSelectStep or SqlColumnEncryptionMigrationStep or DacBulkCopyStep or DacDeleteFromTablesStep => "data",
        SqlRenameStep => "rename",
        SqlMoveSchemaStep => "move",
        SqlDropSystemVersioningStep or SqlAddSystemVersioningStep => "versioning",
        AlterElementStep => "alter",
        DropElementStep => "drop",
        DeploymentScriptStep => "script",
        _ => "other",
    };
}
