using System;

namespace Hartonomous.Clr;

/// <summary>Anomaly by isolation: what few random cuts separate from the rest is unlike it.</summary>
/// <remarks>
/// Fei Tony Liu, Kai Ming Ting, Zhi-Hua Zhou, "Isolation forest", ICDM 2008: the score is 2^(-E(h) / c(n)), where h
/// is the depth at which a tree isolates the point and c(n) the mean depth of an unsuccessful search in a tree of n.
/// </remarks>
internal sealed class IsolationForest
{
    private const double EulerGamma = 0.57721566490153286;

    private readonly float[][] points;
    private readonly SplitMix64 generator;
    private readonly IsolationNode[] trees;
    private readonly int sampleSize;

    public IsolationForest(float[][] points, int trees, int sampleSize, long seed)
    {
        this.points = points;
        this.sampleSize = Math.Min(sampleSize, points.Length);
        generator = new SplitMix64(seed);
        this.trees = new IsolationNode[trees];
        int deepest = (int)Math.Ceiling(Math.Log(Math.Max(2, this.sampleSize), 2));
        for (int tree = 0; tree < trees; tree++)
        {
            this.trees[tree] = Grow(Sample(), 0, deepest);
        }
    }

    /// <summary>From 0 to 1: near 1 for an anomaly, about 0.5 for all when there is none.</summary>
    public double Score(float[] point)
    {
        double depth = 0;
        foreach (IsolationNode tree in trees)
        {
            depth += tree.DepthOf(point);
        }

        double expected = MeanDepth(sampleSize);
        return expected == 0 ? 0.5 : Math.Pow(2, -depth / trees.Length / expected);
    }

    /// <summary>c(n) of the paper.</summary>
    public static double MeanDepth(int size) =>
        size > 2 ? (2 * (Math.Log(size - 1) + EulerGamma)) - (2.0 * (size - 1) / size) : size == 2 ? 1 : 0;

    /// <summary>Without repetition: the first part of a shuffle (Fisher and Yates).</summary>
    private float[][] Sample()
    {
        var all = (float[][])points.Clone();
        for (int i = 0; i < sampleSize; i++)
        {
            int other = i + generator.NextBelow(all.Length - i);
            (all[i], all[other]) = (all[other], all[i]);
        }

        Array.Resize(ref all, sampleSize);
        return all;
    }

    private IsolationNode Grow(float[][] sample, int depth, int deepest)
    {
        int axis = sample.Length <= 1 || depth >= deepest ? -1 : SplittingAxis(sample);
        if (axis < 0)
        {
            return IsolationNode.Leaf(depth + MeanDepth(sample.Length));
        }

        (double least, double most) = Range(sample, axis);
        double cut = least + (generator.NextDouble() * (most - least));
        float[][] below = Array.FindAll(sample, point => point[axis] <= cut);
        float[][] above = Array.FindAll(sample, point => !(point[axis] <= cut));
        return IsolationNode.Cut(axis, cut, Grow(below, depth + 1, deepest), Grow(above, depth + 1, deepest));
    }

    /// <summary>At random among those along which the points differ; -1 when they are all the same.</summary>
    private int SplittingAxis(float[][] sample)
    {
        int dimension = sample[0].Length;
        int first = generator.NextBelow(dimension);
        for (int i = 0; i < dimension; i++)
        {
            int axis = (first + i) % dimension;
            (double least, double most) = Range(sample, axis);
            if (most > least)
            {
                return axis;
            }
        }

        return -1;
    }

    private static (double Least, double Most) Range(float[][] sample, int axis)
    {
        double least = sample[0][axis];
        double most = least;
        foreach (float[] point in sample)
        {
            least = Math.Min(least, point[axis]);
            most = Math.Max(most, point[axis]);
        }

        return (least, most);
    }
}
