using System;

namespace Hartonomous.Clr;

/// <summary>The point whose distances to all points of a group add up to the least: a middle that outliers hardly move.</summary>
/// <remarks>
/// E. Weiszfeld (1937), with the step of Yehuda Vardi and Cun-Hui Zhang, "The multivariate L1-median and associated
/// data depth", PNAS 97 (2000), for when the search meets one of the points.
/// </remarks>
internal static class WeiszfeldMedian
{
    private const int MostSteps = 10000;
    private const double Tolerance = 1e-12;

    public static float[] Of(float[][] points)
    {
        double[] median = Mean(points);
        double moved = double.MaxValue;
        for (int step = 0; step < MostSteps && moved > Tolerance; step++)
        {
            double[] next = Next(points, median);
            moved = Length(Difference(next, median)) / Math.Max(1e-300, Length(next) + Length(median));
            median = next;
        }

        return Array.ConvertAll(median, component => (float)component);
    }

    private static double[] Next(float[][] points, double[] from)
    {
        var weighted = new double[from.Length];
        var pull = new double[from.Length];
        double weights = 0;
        double here = 0;
        foreach (float[] point in points)
        {
            double[] way = Difference(point, from);
            double distance = Length(way);
            if (distance == 0)
            {
                here++;
                continue;
            }

            weights += 1 / distance;
            for (int i = 0; i < from.Length; i++)
            {
                weighted[i] += point[i] / distance;
                pull[i] += way[i] / distance;
            }
        }

        // A point that the others pull at with less than its own weight is the median.
        double strength = Length(pull);
        double stay = weights == 0 || strength <= here ? 1 : here / strength;
        for (int i = 0; i < from.Length; i++)
        {
            weighted[i] = stay == 1 ? from[i] : ((1 - stay) * weighted[i] / weights) + (stay * from[i]);
        }

        return weighted;
    }

    private static double[] Mean(float[][] points)
    {
        var sums = new ComponentSums();
        foreach (float[] point in points)
        {
            sums.Add(point);
        }

        return Array.ConvertAll(sums.DividedBy(points.Length), component => (double)component);
    }

    private static double[] Difference(float[] x, double[] y)
    {
        var difference = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            difference[i] = x[i] - y[i];
        }

        return difference;
    }

    private static double[] Difference(double[] x, double[] y)
    {
        var difference = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            difference[i] = x[i] - y[i];
        }

        return difference;
    }

    private static double Length(double[] x)
    {
        double sum = 0;
        foreach (double component in x)
        {
            sum += component * component;
        }

        return Math.Sqrt(sum);
    }
}
