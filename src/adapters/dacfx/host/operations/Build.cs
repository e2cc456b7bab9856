using System.Collections.Generic;
using System.Linq;
using Hartonomous.DacFx.Model;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Operations;

/// <summary>Scripts and same-database references to one validated package.</summary>
internal static class Build
{
    public sealed record Request(
        string Model,
        string Name,
        string Version,
        IReadOnlyList<SourceFile> Files,
        IReadOnlyList<string> References,
        string Output,
        SourceFile? Renames = null);

    public sealed record Result(bool Built, IReadOnlyList<Message> Messages, IReadOnlyDictionary<string, SourcePlace>? Places = null);

    public static Result Run(Request request)
    {
        using var model = new TSqlModel(ModelVersion.Parse(request.Model), new TSqlModelOptions());
        var references = request.References.Select(path => SameDatabaseReference.Add(model, path)).ToList();

        IReadOnlyList<Message> messages = [.. RefactorLog.Faults(request.Renames), .. ScriptLoader.Add(model, request.Files)];
        if (messages.Count == 0)
        {
            messages = Validation.Run(model);
        }

        if (messages.Any(message => message.IsError))
        {
            return new(Built: false, messages);
        }

        references.ForEach(reference => reference.ForgetFolder());
        using var renames = RefactorLog.From(request.Renames);
        Package.Write(
            request.Output,
            model,
            new PackageMetadata { Name = request.Name, Version = request.Version },
            new PackageOptions { RefactorLogPath = renames?.Path });
        return new(Built: true, messages, SourcePlaces.Of(model));
    }
}
