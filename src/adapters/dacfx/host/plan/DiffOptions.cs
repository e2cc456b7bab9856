namespace Hartonomous.DacFx.Plan;

/// <summary>What a request may choose; everything else is pinned.</summary>
internal sealed record DiffOptions(bool BlockOnPossibleDataLoss = true, bool DropObjectsNotInSource = false);
