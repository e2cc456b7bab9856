using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Measures that depend on the order of values alone.</summary>
internal static class Ranks
{
    /// <summary>From 1; equal values share the mean of their ranks.</summary>
    public static double[] Of(double[] values)
    {
        var order = new int[values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort((double[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                end++;
            }

            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>How many values are the same, for each value.</summary>
    public static List<int> TieSizes(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var sizes = new List<int>();
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] == sorted[i - 1])
            {
                sizes[sizes.Count - 1]++;
            }
            else
            {
                sizes.Add(1);
            }
        }

        return sizes;
    }

    /// <summary>Pearson's correlation of the ranks; null where one of both does not vary.</summary>
    /// <remarks>C. Spearman, "The proof and measurement of association between two things" (1904).</remarks>
    public static double? Spearman(List<NumberRow> rows)
    {
        double[] x = Of(rows.ConvertAll(row => row.X).ToArray());
        double[] y = Of(rows.ConvertAll(row => row.Y).ToArray());
        var moments = new CoMoments();
        for (int i = 0; i < x.Length; i++)
        {
            moments.Add(x[i], y[i]);
        }

        return moments.Correlation();
    }

    /// <summary>Tau-b: pairs in the same order less those in the other, by the geometric mean of the pairs that differ in x and in y; null where one does not vary.</summary>
    /// <remarks>M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).</remarks>
    public static double? Kendall(List<NumberRow> rows)
    {
        PointSet.RequireComparable(rows.Count);
        long agreement = 0;
        long differInX = 0;
        long differInY = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = i + 1; j < rows.Count; j++)
            {
                int x = rows[i].X.CompareTo(rows[j].X);
                int y = rows[i].Y.CompareTo(rows[j].Y);
                agreement += x * y;
                differInX += x * x;
                differInY += y * y;
            }
        }

        return differInX > 0 && differInY > 0 ? agreement / (Math.Sqrt(differInX) * Math.Sqrt(differInY)) : null;
    }

    /// <summary>The probability that a positive row (Y is 1) scores higher than a negative one (0), ties counting half; null where either is missing.</summary>
    /// <remarks>J. A. Hanley, B. J. McNeil, "The meaning and use of the area under a receiver operating characteristic curve" (1982).</remarks>
    public static double? AreaUnderRoc(List<NumberRow> rows)
    {
        double[] ranks = Of(rows.ConvertAll(row => row.X).ToArray());
        double positives = 0;
        double sum = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            positives += rows[i].Y;
            sum += rows[i].Y * ranks[i];
        }

        double pairs = positives * (ranks.Length - positives);
        return pairs > 0 ? (sum - (positives * (positives + 1) / 2)) / pairs : null;
    }

    /// <summary>The largest difference between the distribution functions of two samples, told apart by Y; null where either is missing.</summary>
    /// <remarks>N. V. Smirnov (1948), the two-sample statistic D.</remarks>
    public static double? KolmogorovSmirnov(List<NumberRow> rows)
    {
        rows.Sort((a, b) => a.X.CompareTo(b.X));
        double second = 0;
        foreach (NumberRow row in rows)
        {
            second += row.Y;
        }

        double first = rows.Count - second;
        double most = 0;
        double seenFirst = 0;
        double seenSecond = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            seenSecond += rows[i].Y;
            seenFirst += 1 - rows[i].Y;
            if (i + 1 == rows.Count || rows[i + 1].X != rows[i].X)
            {
                most = Math.Max(most, Math.Abs((seenFirst / first) - (seenSecond / second)));
            }
        }

        return first > 0 && second > 0 ? most : null;
    }
}
