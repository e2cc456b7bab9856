using System;

namespace Hartonomous.Clr;

/// <summary>Measures of numbers in ascending order.</summary>
internal static class Distribution
{
    /// <summary>1.4826 times the median distance to the median: the standard deviation where the numbers are normal.</summary>
    /// <remarks>Peter J. Rousseeuw, Christophe Croux, "Alternatives to the median absolute deviation" (1993).</remarks>
    public static double MedianAbsoluteDeviation(double[] ascending)
    {
        const double normal = 1.4826022185056018;
        double median = Quantile.Of(ascending, 0.5);
        double[] distances = Array.ConvertAll(ascending, value => Math.Abs(value - median));
        Array.Sort(distances);
        return normal * Quantile.Of(distances, 0.5);
    }

    /// <summary>The mean without as many of the smallest and of the largest as half the fraction, rounded down.</summary>
    public static double TrimmedMean(double[] ascending, double fraction)
    {
        int cut = (int)Math.Floor(ascending.Length * fraction / 2);
        var sum = new Expansion();
        for (int i = cut; i < ascending.Length - cut; i++)
        {
            sum.Add(ascending[i]);
        }

        return sum.Rounded() / (ascending.Length - (2 * cut));
    }

    /// <summary>Half the mean difference of each two, divided by the mean: sum of (2 i - n - 1) x / (n sum x). Null where the sum is 0.</summary>
    /// <remarks>Corrado Gini, "Variabilità e mutabilità" (1912), without the correction for small samples.</remarks>
    public static double? Gini(double[] ascending)
    {
        Argument.Require(ascending[0] >= 0, "A value is negative. Aggregate values of 0 or more.");
        var weighted = new Expansion();
        var sum = new Expansion();
        for (int i = 0; i < ascending.Length; i++)
        {
            weighted.AddProduct((2.0 * (i + 1)) - ascending.Length - 1, ascending[i]);
            sum.Add(ascending[i]);
        }

        return sum.Rounded() > 0 ? weighted.Rounded() / (ascending.Length * sum.Rounded()) : null;
    }

    /// <summary>The most frequent value, the smallest of equally frequent ones.</summary>
    public static double Mode(double[] ascending)
    {
        double mode = ascending[0];
        int most = 0;
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            end = start;
            while (end < ascending.Length && ascending[end] == ascending[start])
            {
                end++;
            }

            if (end - start > most)
            {
                most = end - start;
                mode = ascending[start];
            }
        }

        return mode;
    }

    /// <summary>The logarithm of the sum of the exponentials, relative to the largest so that none overflows.</summary>
    public static double LogSumExp(double[] ascending)
    {
        double largest = ascending[ascending.Length - 1];
        var sum = new Expansion();
        foreach (double value in ascending)
        {
            sum.Add(Math.Exp(value - largest));
        }

        return largest + Math.Log(sum.Rounded());
    }
}
