using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>The local outlier factor: how much less dense a point's surroundings are than those of its neighbours.</summary>
/// <remarks>
/// Markus M. Breunig, Hans-Peter Kriegel, Raymond T. Ng, Jörg Sander, "LOF: identifying density-based local
/// outliers", SIGMOD 2000. Neighbours are all points within the k-distance, so ties make more than k of them.
/// </remarks>
internal sealed class OutlierFactor
{
    private readonly float[][] points;
    private readonly int[][] neighbours;
    private readonly double[] reach;
    private readonly double[] density;

    public OutlierFactor(float[][] points, int k)
    {
        this.points = points;
        neighbours = new int[points.Length][];
        reach = new double[points.Length];
        density = new double[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            FindNeighbours(i, k);
        }

        for (int i = 0; i < points.Length; i++)
        {
            double sum = 0;
            foreach (int other in neighbours[i])
            {
                sum += Math.Max(reach[other], VectorMath.Distance(points[i], points[other]));
            }

            density[i] = neighbours[i].Length / sum;
        }
    }

    /// <summary>About 1 within a cluster, more outside; among duplicates, which are endlessly dense, 1.</summary>
    public double Of(int point)
    {
        double sum = 0;
        foreach (int other in neighbours[point])
        {
            bool bothDuplicates = double.IsInfinity(density[point]) && double.IsInfinity(density[other]);
            sum += bothDuplicates ? 1 : density[other] / density[point];
        }

        return sum / neighbours[point].Length;
    }

    private void FindNeighbours(int point, int k)
    {
        var distances = new double[points.Length];
        var others = new double[points.Length - 1];
        for (int i = 0; i < points.Length; i++)
        {
            distances[i] = VectorMath.Distance(points[point], points[i]);
            if (i != point)
            {
                others[i < point ? i : i - 1] = distances[i];
            }
        }

        Array.Sort(others);
        reach[point] = others[k - 1];
        var near = new List<int>();
        for (int i = 0; i < points.Length; i++)
        {
            if (i != point && distances[i] <= reach[point])
            {
                near.Add(i);
            }
        }

        neighbours[point] = near.ToArray();
    }
}
