using System.Collections.Generic;
using System.IO;
using System.Linq;
using Hartonomous.DacFx.Model;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Operations;

/// <summary>Do these scripts parse, and does everything they name exist in the package's model?</summary>
internal static class Check
{
    public sealed record Request(string Package, IReadOnlyList<SourceFile> Files);

    public sealed record Result(IReadOnlyList<Message> Messages);

    public static Result Run(Request request)
    {
        var scripts = request.Files.Select((file, index) => new ScriptAsProcedure(file, index)).ToDictionary(script => script.Name);
        using var model = TSqlModel.LoadFromDacpac(request.Package, new ModelLoadOptions(DacSchemaModelStorageType.Memory, loadAsScriptBackedModel: false));

        var unparsed = Parse(model.Version, scripts);
        var broken = unparsed.Select(message => message.File).ToHashSet();
        var sound = scripts.Values.Where(script => !broken.Contains(script.Name)).ToList();
        var messages = unparsed.Concat(ScriptLoader.Add(model, sound.Select(script => script.Procedure)));
        if (sound.Count > 0)
        {
            messages = messages.Concat(Validation.Run(model));
        }

        // The model's own warnings belong to its build.
        return new([.. messages.Where(message => message.File is { } name && scripts.ContainsKey(name)).Select(message => scripts[message.File!].Restore(message))]);
    }

    /// <summary>Parsed apart from the package first: an error inside its model would close it to the other scripts.</summary>
    private static IReadOnlyList<Message> Parse(SqlServerVersion version, Dictionary<string, ScriptAsProcedure> scripts)
    {
        using var scratch = new TSqlModel(version, new TSqlModelOptions());
        return ScriptLoader.Add(scratch, scripts.Values.Select(script => script.Procedure));
    }
}
