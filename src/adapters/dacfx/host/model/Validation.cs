using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

internal static class Validation
{
    /// <summary>
    /// TSqlModel.Validate gives text without a place. Asked for the model's own version, CheckVersionCompatibility
    /// runs the same rules and keeps line and column, but names the object instead of the file.
    /// </summary>
    public static IReadOnlyList<Message> Run(TSqlModel model)
    {
        var errors = model.CheckVersionCompatibility(model.Version, CancellationToken.None).ToList();
        if (errors.Count == 0)
        {
            return [];
        }

        var sources = new SourceIndex(model);
        return [.. errors
            .Select(error => Message.From(error, sources.FileOf(error)))
            .Distinct()
            .OrderBy(message => message.File, StringComparer.Ordinal)
            .ThenBy(message => message.Line)
            .ThenBy(message => message.Column)
            .ThenBy(message => message.Code, StringComparer.Ordinal)
            .ThenBy(message => message.Text, StringComparer.Ordinal)];
    }
}
