namespace Hartonomous.Clr;

/// <summary>The point of a group whose distances to all others add up to the least; of several such the first in sorted order.</summary>
internal static class Medoid
{
    public static float[] Of(float[][] points)
    {
        PointSet.RequireComparable(points.Length);
        float[] best = null;
        double least = double.MaxValue;
        foreach (float[] candidate in points)
        {
            double sum = 0;
            foreach (float[] other in points)
            {
                sum += VectorMath.Distance(candidate, other);
            }

            if (best == null || sum < least)
            {
                best = candidate;
                least = sum;
            }
        }

        return best;
    }
}
