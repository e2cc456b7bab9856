using System;

namespace Hartonomous.Clr;

/// <summary>
/// The patches of an image that is to be drawn, each a point in space that began at random and was drawn towards a
/// guide: every step goes the same part, guidanceScale / steps, of the way that is left. After all of them,
/// (1 - guidanceScale / steps)^steps of the first distance remains.
/// </summary>
internal sealed class GuidedPatches
{
    private const int MostPatches = 1000000;
    private const int MostSteps = 10000;

    private readonly double[] guide;
    private readonly double remaining;
    private readonly int patchSize;
    private readonly int columns;
    private readonly int rows;
    private readonly long seed;

    public GuidedPatches(SqlSize size, SqlGuidance guidance, long seed)
    {
        patchSize = Argument.Within(size.PatchSize, "patchSize", 1, RawImage.LargestSide);
        columns = (Argument.Within(size.Width, "width", 1, RawImage.LargestSide) + patchSize - 1) / patchSize;
        rows = (Argument.Within(size.Height, "height", 1, RawImage.LargestSide) + patchSize - 1) / patchSize;
        Argument.Require(
            (long)columns * rows <= MostPatches,
            "The image has {0} patches. Pass a larger patchSize, for at most {1}.",
            (long)columns * rows,
            MostPatches);
        int steps = Argument.Within(guidance.Steps, "steps", 1, MostSteps);
        double scale = Argument.Within(guidance.Scale, "guidanceScale", 0, steps);
        remaining = Math.Pow(1 - (scale / steps), steps);
        guide = new[] { guidance.X.Value, guidance.Y.Value, guidance.Z.Value };
        this.seed = seed;
    }

    public int Count => columns * rows;

    /// <summary>Left and top pixel.</summary>
    public (int X, int Y) PixelOf(int patch) => (patch % columns * patchSize, patch / columns * patchSize);

    /// <summary>Before the first step each coordinate is evenly distributed from -1 to 1.</summary>
    public double[] PointOf(int patch)
    {
        var generator = new SplitMix64(unchecked(seed + (long)SplitMix64.Mix((ulong)patch)));
        var point = new double[guide.Length];
        for (int axis = 0; axis < point.Length; axis++)
        {
            double start = (2 * generator.NextDouble()) - 1;
            point[axis] = guide[axis] + ((start - guide[axis]) * remaining);
        }

        return point;
    }
}
