using System;

namespace Hartonomous.Clr;

/// <summary>Quantiles of numbers in ascending order, between two of them by straight interpolation.</summary>
/// <remarks>
/// Definition 7 of Rob J. Hyndman, Yanan Fan, "Sample quantiles in statistical packages", The American Statistician
/// 50 (1996): what PERCENTILE_CONT and spreadsheets' PERCENTILE.INC compute.
/// </remarks>
internal static class Quantile
{
    public static double Of(double[] ascending, double fraction)
    {
        double place = fraction * (ascending.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((place - below) * (ascending[above] - ascending[below]));
    }
}
