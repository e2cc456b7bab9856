using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>The rows that point most nearly where a query does.</summary>
internal static class NearestVectors
{
    /// <summary>By falling cosine, of equals the first row first. Rows without direction are like none.</summary>
    public static List<(int Row, double Similarity)> Of(float[][] rows, float[] query, double threshold, int top)
    {
        var near = new List<(int Row, double Similarity)>();
        double length = VectorMath.Norm(query);
        for (int row = 0; row < rows.Length; row++)
        {
            Argument.Require(
                rows[row].Length == query.Length, "The query has {0} components and a row {1}. Pass vectors of one dimension.", query.Length, rows[row].Length);
            double lengths = length * VectorMath.Norm(rows[row]);
            double cosine = lengths > 0 ? VectorMath.Dot(rows[row], query) / lengths : double.NaN;
            if (cosine >= threshold)
            {
                near.Add((row, cosine));
            }
        }

        near.Sort((x, y) => x.Similarity != y.Similarity ? y.Similarity.CompareTo(x.Similarity) : x.Row.CompareTo(y.Row));
        return near.GetRange(0, Math.Min(top, near.Count));
    }
}
