using System.Collections.Generic;

namespace Hartonomous.DacFx.Plan;

/// <summary>One step of DacFx's plan: `type` is its class, `sql` its batches, `object` what it is about, `inMemory` if that is memory-optimized.</summary>
internal sealed record PlannedStep(string Type, string Kind, string? ObjectType, string? Object, bool InMemory, IReadOnlyList<string> Sql);
