using System;

namespace Hartonomous.Clr;

/// <summary>The median of each component over the points of a group; of an even number the mean of the middle two.</summary>
internal static class ComponentMedian
{
    public static float[] Of(float[][] points)
    {
        var median = new float[points[0].Length];
        var column = new double[points.Length];
        for (int i = 0; i < median.Length; i++)
        {
            for (int row = 0; row < points.Length; row++)
            {
                column[row] = points[row][i];
            }

            Array.Sort(column);
            median[i] = (float)Quantile.Of(column, 0.5);
        }

        return median;
    }
}
