using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.Dac.Deployment;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hartonomous.DacFx.Plan;

/// <summary>The part of a plan that changes something: what is only there to make it a SQLCMD script is left out.</summary>
internal static class ScriptBody
{
    /// <summary>
    /// Everything up to the first USE is the script's header: comment, SET options, :setvar, :on error and the
    /// NOEXEC check. A plan without that USE has another shape than the one known here, and is refused.
    /// </summary>
    public static IEnumerable<DeploymentStep> Of(IEnumerable<DeploymentStep> steps)
    {
        var body = steps.SkipWhile(step => step is not SqlChangeDatabaseStep).ToList();
        return body.Count > 0
            ? body.Where(step => step is not (SqlChangeDatabaseStep or SqlPrintStep or EmptyStep))
            : throw new InvalidOperationException("DacFx's plan has no USE step, so its header cannot be told from its body.");
    }

    /// <summary>PRINT tells progress to the one who runs the script by hand, and the session is in its database: DacFx says USE again before it checks new constraints.</summary>
    public static bool ChangesNothing(string batch)
    {
        using var reader = new StringReader(batch);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors) is TSqlScript script
            && errors.Count == 0
            && script.Batches.SelectMany(part => part.Statements).All(statement => statement is PrintStatement or UseStatement);
    }
}
