using Microsoft.SqlServer.Dac;

namespace Hartonomous.DacFx.Plan;

/// <summary>
/// Every option whose default would change what a release means. Several of DacFx's defaults drop what the source
/// does not name even when DropObjectsNotInSource is off, or script options of the database.
/// </summary>
internal static class DeployOptions
{
    public static DacDeployOptions From(DiffOptions chosen)
    {
        var options = new DacDeployOptions
        {
            BlockOnPossibleDataLoss = chosen.BlockOnPossibleDataLoss,
            DropObjectsNotInSource = chosen.DropObjectsNotInSource,
            DropIndexesNotInSource = chosen.DropObjectsNotInSource,
            DropConstraintsNotInSource = chosen.DropObjectsNotInSource,
            DropDmlTriggersNotInSource = chosen.DropObjectsNotInSource,
            DropExtendedPropertiesNotInSource = chosen.DropObjectsNotInSource,
            DropStatisticsNotInSource = chosen.DropObjectsNotInSource,
            // Who may do what on the target is never this comparison's to take away.
            DropPermissionsNotInSource = false,
            DropRoleMembersNotInSource = false,
            ScriptDatabaseOptions = false,
            ScriptDatabaseCollation = false,
            ScriptDatabaseCompatibility = false,
            IgnoreColumnOrder = true,
            CreateNewDatabase = false,
            CommentOutSetVarDeclarations = true,
            // The engine owns transactions, backups and the database's user mode.
            IncludeTransactionalScripts = false,
            BackupDatabaseBeforeChanges = false,
            DeployDatabaseInSingleUserMode = false,
            RegisterDataTierApplication = false,
            RunDeploymentPlanExecutors = false,
            VerifyDeployment = true,
            TreatVerificationErrorsAsWarnings = false,
            GenerateSmartDefaults = false,
        };

        // Only the newer DacFx has these.
        PinIfKnown(options, "RestoreSequenceCurrentValue", false);
        PinIfKnown(options, "EnableFastComparison", false);
        PinIfKnown(options, "LogDeployment", false);
        return options;
    }

    private static void PinIfKnown(DacDeployOptions options, string name, bool value) =>
        typeof(DacDeployOptions).GetProperty(name)?.SetValue(options, value);
}
