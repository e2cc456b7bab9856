using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>Adds scripts to a model one by one, under their names, and gathers what every one of them does wrong.</summary>
internal static class ScriptLoader
{
    private static readonly TSqlObjectOptions Options = new();

    /// <summary>
    /// A model that holds one error refuses every further call, so after the first one the remaining files are read
    /// by fresh models of their own: their parse errors are complete, and nothing is said about references that are
    /// only unresolved because another file could not be read.
    /// </summary>
    public static IReadOnlyList<Message> Add(TSqlModel model, IEnumerable<SourceFile> files)
    {
        var messages = new List<Message>();
        TSqlModel? fresh = null;
        try
        {
            foreach (var file in files)
            {
                var reader = fresh ?? model;
                if (TryAdd(reader, file, out var errors))
                {
                    continue;
                }

                messages.AddRange(errors);
                fresh?.Dispose();
                fresh = new TSqlModel(model.Version, new TSqlModelOptions());
            }
        }
        finally
        {
            fresh?.Dispose();
        }

        return messages;
    }

    private static bool TryAdd(TSqlModel model, SourceFile file, out IReadOnlyList<Message> errors)
    {
        try
        {
            model.AddOrUpdateObjects(file.Text, file.Path, Options);
            errors = [];
            return true;
        }
        catch (DacModelException exception)
        {
            // The exception's own messages name no place; the model's do.
            errors = [.. model.GetModelErrors().Select(error => Message.From(error, file.Path))];
            if (errors.Count == 0)
            {
                throw new InvalidOperationException($"{file.Path}: {exception.Message}", exception);
            }

            return false;
        }
    }
}
