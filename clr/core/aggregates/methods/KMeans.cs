using System;

namespace Hartonomous.Clr;

/// <summary>k centres, each the mean of the points that are nearest to it.</summary>
/// <remarks>
/// S. P. Lloyd, "Least squares quantization in PCM" (1982). The first centre is the first point in sorted order and each
/// further one the point farthest from those before (Teofilo F. Gonzalez, 1985), so nothing is left to chance.
/// </remarks>
internal static class KMeans
{
    private const int MostSteps = 300;

    /// <summary>In sorted order; fewer than k where there are fewer different points.</summary>
    public static float[][] Centres(float[][] points, int k)
    {
        float[][] centres = Spread(points, k);
        int[] nearest = null;
        for (int step = 0; step < MostSteps; step++)
        {
            int[] now = Array.ConvertAll(points, point => Nearest(centres, point));
            if (nearest != null && Same(now, nearest))
            {
                break;
            }

            nearest = now;
            centres = Means(points, nearest, centres);
        }

        Array.Sort(centres, new VectorOrder());
        return centres;
    }

    private static float[][] Spread(float[][] points, int k)
    {
        var centres = new float[Math.Min(k, points.Length)][];
        var distances = new double[points.Length];
        centres[0] = points[0];
        for (int count = 1; count < centres.Length; count++)
        {
            int farthest = 0;
            for (int i = 0; i < points.Length; i++)
            {
                double distance = VectorMath.Distance(points[i], centres[count - 1]);
                distances[i] = count == 1 ? distance : Math.Min(distances[i], distance);
                farthest = distances[i] > distances[farthest] ? i : farthest;
            }

            if (distances[farthest] == 0)
            {
                Array.Resize(ref centres, count);
                break;
            }

            centres[count] = points[farthest];
        }

        return centres;
    }

    private static float[][] Means(float[][] points, int[] nearest, float[][] centres)
    {
        var sums = Array.ConvertAll(centres, _ => new ComponentSums());
        for (int i = 0; i < points.Length; i++)
        {
            sums[nearest[i]].Add(points[i]);
        }

        var means = new float[centres.Length][];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = sums[i].DividedBy(sums[i].Count) ?? centres[i];
        }

        return means;
    }

    private static int Nearest(float[][] centres, float[] point)
    {
        int nearest = 0;
        double least = double.MaxValue;
        for (int i = 0; i < centres.Length; i++)
        {
            double distance = VectorMath.Distance(centres[i], point);
            if (distance < least)
            {
                nearest = i;
                least = distance;
            }
        }

        return nearest;
    }

    private static bool Same(int[] x, int[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i])
            {
                return false;
            }
        }

        return true;
    }
}
