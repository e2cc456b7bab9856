using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Deployment;

namespace Hartonomous.DacFx.Plan;

/// <summary>Reads DacFx's plan as typed steps. DacFx shows it to deployment plan contributors only, and returns text.</summary>
internal static class PlanReader
{
    private static IReadOnlyList<PlannedStep>? steps;
    private static ExceptionDispatchInfo? failure;

    public static IReadOnlyList<PlannedStep> Read(DacPackage source, DacPackage target, string database, DacDeployOptions options)
    {
        (steps, failure) = (null, null);
        options.AdditionalDeploymentContributors = Contributor.Id;
        ContributorFolder.EnsureAnnounced();
        DacServices.GenerateDeployScript(source, target, database, options);
        failure?.Throw();
        return steps ?? throw new InvalidOperationException("DacFx did not run the contributor that reads its plan.");
    }

    [ExportDeploymentPlanModifier(Id, "1.0.0.0")]
    public sealed class Contributor : DeploymentPlanModifier
    {
        public const string Id = "Hartonomous.DacFx.PlanReader";

        protected override void OnExecute(DeploymentPlanContributorContext context)
        {
            try
            {
                steps = [.. ScriptBody.Of(Walk(context.PlanHandle.Head)).SelectMany(StepReader.Read)];
            }
            catch (Exception exception)
            {
                // DacFx would turn it into a message of its own and lose where it came from.
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }

        private static IEnumerable<DeploymentStep> Walk(DeploymentStep? step)
        {
            for (; step is not null; step = step.Next)
            {
                yield return step;
            }
        }
    }
}
