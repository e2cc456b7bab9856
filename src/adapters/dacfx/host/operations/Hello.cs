using System;
using System.Collections.Generic;
using Hartonomous.DacFx.Model;
using Hartonomous.DacFx.Runtime;

namespace Hartonomous.DacFx.Operations;

/// <summary>Which DacFx answers, and what it can model.</summary>
internal static class Hello
{
    public sealed record Request;

    public sealed record Result(string Dacfx, string Runtime, IReadOnlyList<string> Models);

    public static Result Run(DacFxFolder dacfx) => new(dacfx.Version, Environment.Version.ToString(), ModelVersion.Known);
}
