using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Clusters of any shape: points with enough neighbours, all whom these reach, and noise.</summary>
/// <remarks>
/// Martin Ester, Hans-Peter Kriegel, Jörg Sander, Xiaowei Xu, "A density-based algorithm for discovering clusters in
/// large spatial databases with noise", KDD 1996. A point is its own neighbour; a border point belongs to the first
/// cluster, in the order of the rows, that reaches it.
/// </remarks>
internal static class Dbscan
{
    public const int Noise = 0;

    /// <summary>The cluster of each point from 1, in the order of their first core point; <see cref="Noise"/> for none.</summary>
    public static int[] Cluster(float[][] points, double epsilon, int minPoints)
    {
        var clusters = new int[points.Length];
        int[][] neighbours = Neighbours(points, epsilon);
        int last = 0;
        for (int point = 0; point < points.Length; point++)
        {
            if (clusters[point] == Noise && neighbours[point].Length >= minPoints)
            {
                Expand(point, ++last, clusters, neighbours, minPoints);
            }
        }

        return clusters;
    }

    private static void Expand(int core, int cluster, int[] clusters, int[][] neighbours, int minPoints)
    {
        var waiting = new Queue<int>();
        clusters[core] = cluster;
        waiting.Enqueue(core);
        while (waiting.Count > 0)
        {
            foreach (int reached in neighbours[waiting.Dequeue()])
            {
                if (clusters[reached] != Noise)
                {
                    continue;
                }

                clusters[reached] = cluster;
                if (neighbours[reached].Length >= minPoints)
                {
                    waiting.Enqueue(reached);
                }
            }
        }
    }

    private static int[][] Neighbours(float[][] points, double epsilon)
    {
        var near = new List<int>[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            near[i] = new List<int>();
        }

        for (int i = 0; i < points.Length; i++)
        {
            near[i].Add(i);
            for (int j = i + 1; j < points.Length; j++)
            {
                if (VectorMath.Distance(points[i], points[j]) <= epsilon)
                {
                    near[i].Add(j);
                    near[j].Add(i);
                }
            }
        }

        return System.Array.ConvertAll(near, list => list.ToArray());
    }
}
