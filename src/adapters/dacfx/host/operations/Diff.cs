using System.Collections.Generic;
using Hartonomous.DacFx.Model;
using Hartonomous.DacFx.Plan;
using Hartonomous.JsonLines;
using Microsoft.SqlServer.Dac;

namespace Hartonomous.DacFx.Operations;

/// <summary>The steps that turn the target package's database into the source package's.</summary>
internal static class Diff
{
    public sealed record Request(
        string Source,
        string Database,
        string? Target = null,
        string? Model = null,
        DiffOptions? Options = null);

    public sealed record Result(IReadOnlyList<PlannedStep> Steps);

    public static Result Run(Request request)
    {
        using var source = Package.Load(request.Source);
        using var target = request.Target is { } path ? Package.Load(path) : EmptyTarget(request.Model);
        var options = DeployOptions.From(request.Options ?? new DiffOptions());
        return new(PlanReader.Read(source, target, request.Database, options));
    }

    private static DacPackage EmptyTarget(string? model) => Package.Empty(ModelVersion.Parse(
        model ?? throw new HostException(HostException.BadRequest, "diff against an empty database needs model.")));
}
