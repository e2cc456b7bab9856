using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Attention: the mean of vectors weighted by the softmax of their scores, relative to the highest so that no exponential overflows.</summary>
/// <remarks>Ashish Vaswani et al., "Attention is all you need" (2017), without the scale, which the caller puts into the scores.</remarks>
internal static class SoftmaxMean
{
    public static float[] Of(List<VectorRow> rows)
    {
        double highest = double.NegativeInfinity;
        foreach (VectorRow row in rows)
        {
            highest = Math.Max(highest, row.Weight);
        }

        var sums = new ComponentSums();
        double weights = 0;
        foreach (VectorRow row in rows)
        {
            double weight = Math.Exp(row.Weight - highest);
            weights += weight;
            sums.Add(row.Vector, weight);
        }

        return sums.DividedBy(weights);
    }
}
