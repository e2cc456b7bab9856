using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Measures of a series, which is a group's values in the order of their positions.</summary>
internal static class SeriesMeasures
{
    public static double Mean(double[] series)
    {
        var sum = new Expansion();
        foreach (double value in series)
        {
            sum.Add(value);
        }

        return sum.Rounded() / series.Length;
    }

    /// <summary>The autocovariance at the lag divided by that at 0; null where the series does not vary or is not longer than the lag.</summary>
    /// <remarks>George E. P. Box, Gwilym M. Jenkins, "Time series analysis" (1970), 2.1.5: both divided by the whole length.</remarks>
    public static double? Autocorrelation(double[] series, int lag)
    {
        double mean = Mean(series);
        var joint = new Expansion();
        var spread = new Expansion();
        for (int i = 0; i < series.Length; i++)
        {
            spread.AddProduct(series[i] - mean, series[i] - mean);
            if (i + lag < series.Length)
            {
                joint.AddProduct(series[i] - mean, series[i + lag] - mean);
            }
        }

        return series.Length > lag && spread.Rounded() > 0 ? joint.Rounded() / spread.Rounded() : null;
    }

    /// <summary>The least total difference of two series when either may wait for the other.</summary>
    /// <remarks>Hiroaki Sakoe, Seibi Chiba, "Dynamic programming algorithm optimization for spoken word recognition" (1978), without window and weights.</remarks>
    public static double DynamicTimeWarping(List<NumberRow> rows)
    {
        PointSet.RequireComparable(rows.Count);
        var before = new double[rows.Count + 1];
        for (int j = 1; j <= rows.Count; j++)
        {
            before[j] = double.PositiveInfinity;
        }

        for (int i = 1; i <= rows.Count; i++)
        {
            var row = new double[rows.Count + 1];
            row[0] = double.PositiveInfinity;
            for (int j = 1; j <= rows.Count; j++)
            {
                double least = Math.Min(before[j - 1], Math.Min(before[j], row[j - 1]));
                row[j] = Math.Abs(rows[i - 1].X - rows[j - 1].Y) + least;
            }

            before = row;
        }

        return before[rows.Count];
    }

    /// <summary>The index after which the sum of the deviations from the mean is farthest from 0: where a level most likely changed. Null where the series does not vary.</summary>
    /// <remarks>E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), in the retrospective form.</remarks>
    public static int? ChangePoint(double[] series)
    {
        double mean = Mean(series);
        var sum = new Expansion();
        int? farthest = null;
        double most = 0;
        for (int i = 0; i + 1 < series.Length; i++)
        {
            sum.Add(series[i]);
            sum.Add(-mean);
            double distance = Math.Abs(sum.Rounded());
            if (distance > most * (1 + 1e-12))
            {
                most = distance;
                farthest = i + 1;
            }
        }

        return farthest;
    }

    /// <summary>Begins with the first value; each next one counts with alpha, what was before with 1 - alpha.</summary>
    /// <remarks>Robert Goodell Brown, "Statistical forecasting for inventory control" (1959), simple exponential smoothing.</remarks>
    public static double ExponentialAverage(double[] series, double alpha)
    {
        double average = series[0];
        for (int i = 1; i < series.Length; i++)
        {
            average = (alpha * series[i]) + ((1 - alpha) * average);
        }

        return average;
    }

    /// <summary>The largest fall from an earlier value to a later one; 0 where it never falls.</summary>
    public static double Drawdown(double[] series)
    {
        double highest = series[0];
        double deepest = 0;
        foreach (double value in series)
        {
            highest = Math.Max(highest, value);
            deepest = Math.Max(deepest, highest - value);
        }

        return deepest;
    }

    /// <summary>The area under straight lines between the values, divided by the distance from the first position to the last; of one position the mean value.</summary>
    public static double TimeWeightedMean(List<NumberRow> rows)
    {
        double span = (double)rows[rows.Count - 1].Key - rows[0].Key;
        if (span == 0)
        {
            return Mean(rows.ConvertAll(row => row.X).ToArray());
        }

        var area = new Expansion();
        for (int i = 1; i < rows.Count; i++)
        {
            area.AddProduct((double)rows[i].Key - rows[i - 1].Key, (rows[i].X + rows[i - 1].X) / 2);
        }

        return area.Rounded() / span;
    }

    /// <summary>The sum of the squared steps divided by that of the squared values: about 2 for residuals without order. Null where all are 0.</summary>
    /// <remarks>J. Durbin, G. S. Watson, "Testing for serial correlation in least squares regression", Biometrika 37 (1950).</remarks>
    public static double? DurbinWatson(double[] residuals)
    {
        var steps = new Expansion();
        var squares = new Expansion();
        for (int i = 0; i < residuals.Length; i++)
        {
            squares.AddProduct(residuals[i], residuals[i]);
            if (i > 0)
            {
                double step = residuals[i] - residuals[i - 1];
                steps.AddProduct(step, step);
            }
        }

        return squares.Rounded() > 0 ? steps.Rounded() / squares.Rounded() : null;
    }

    /// <summary>Cycles per row of the strongest wave about the mean, the slowest of equals; null where there is none.</summary>
    public static double? DominantFrequency(double[] series)
    {
        double mean = Mean(series);
        double[] real = Array.ConvertAll(series, value => value - mean);
        var imaginary = new double[series.Length];
        Fourier.Transform(real, imaginary);
        int strongest = 0;
        double most = 1e-18 * series.Length * (1 + (mean * mean));
        for (int bin = 1; bin <= series.Length / 2; bin++)
        {
            double power = (real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]);
            if (power > most * (1 + 1e-9))
            {
                most = power;
                strongest = bin;
            }
        }

        return strongest == 0 ? null : (double)strongest / series.Length;
    }

    /// <summary>Z of the test for a trend: positive where later values tend to be larger. Null where all are the same.</summary>
    /// <remarks>Henry B. Mann (1945), Maurice G. Kendall, "Rank correlation methods" (1975): with the correction for ties and for continuity.</remarks>
    public static double? MannKendall(double[] series)
    {
        PointSet.RequireComparable(series.Length);
        long sum = 0;
        for (int i = 0; i < series.Length; i++)
        {
            for (int j = i + 1; j < series.Length; j++)
            {
                sum += series[j].CompareTo(series[i]);
            }
        }

        double n = series.Length;
        double variance = n * (n - 1) * ((2 * n) + 5);
        foreach (int ties in Ranks.TieSizes(series))
        {
            variance -= (double)ties * (ties - 1) * ((2.0 * ties) + 5);
        }

        return variance > 0 ? (sum - Math.Sign(sum)) / Math.Sqrt(variance / 18) : null;
    }
}
