using System;
using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>How unlike its fellows each row of a matrix is. Matrices are float32, row after row (VectorStack makes one of rows).</summary>
public static class AnomalyFunctions
{
    private const int MostTrees = 1000;
    private const int LargestSample = 4096;
    private const double LargestFloat = double.MaxValue;

    /// <summary>The isolation score of each row: near 1 for an anomaly, about 0.5 where there is none.</summary>
    /// <param name="points">Finite float32, row after row.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <param name="trees">1 to 1000; the paper takes 100.</param>
    /// <param name="sampleSize">Rows that a tree is grown from, 2 to 4096; the paper takes 256. Fewer rows are all taken.</param>
    /// <param name="seed">Of the choices; the same seed gives the same scores for the same rows in the same order.</param>
    /// <returns>RowIndex from 0, in order, and the score, 0.5 for a single row. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "IsolationForestScore",
        FillRowMethodName = nameof(FillScore),
        TableDefinition = "RowIndex INT, Score FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable IsolationForestScore(
        [SqlFacet(MaxSize = -1)] SqlBytes points, SqlInt32 dimension, SqlInt32 trees, SqlInt32 sampleSize, SqlInt64 seed)
    {
        if (Argument.AnyNull(trees, sampleSize, seed) || !PointSet.TryDecode(points, dimension, out float[][] rows) || rows.Length == 0)
        {
            return new object[0];
        }

        var forest = new IsolationForest(
            rows, Argument.Within(trees, "trees", 1, MostTrees), Argument.Within(sampleSize, "sampleSize", 2, LargestSample), seed.Value);
        return Numbered(Array.ConvertAll(rows, forest.Score));
    }

    /// <summary>The local outlier factor of each row: about 1 within a cluster, larger for an outlier.</summary>
    /// <param name="points">Finite float32, row after row; at most 20000 rows, as each is compared with each.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <param name="neighbours">How many neighbours tell the density, 1 or more; fewer than there are rows.</param>
    /// <returns>RowIndex from 0, in order, and the factor; beside duplicates, which are endlessly dense, the largest FLOAT. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "LocalOutlierFactor",
        FillRowMethodName = nameof(FillScore),
        TableDefinition = "RowIndex INT, Score FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable LocalOutlierFactor([SqlFacet(MaxSize = -1)] SqlBytes points, SqlInt32 dimension, SqlInt32 neighbours)
    {
        if (neighbours.IsNull || !PointSet.TryDecode(points, dimension, out float[][] rows) || rows.Length == 0)
        {
            return new object[0];
        }

        PointSet.RequireComparable(rows.Length);
        var factors = new OutlierFactor(rows, Argument.Within(neighbours, "neighbours", 1, rows.Length - 1));
        var scores = new double[rows.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            scores[row] = Math.Min(LargestFloat, factors.Of(row));
        }

        return Numbered(scores);
    }

    public static void FillScore(object row, out SqlInt32 rowIndex, out SqlDouble score)
    {
        (int index, double value) = ((int, double))row;
        rowIndex = index;
        score = value;
    }

    private static (int, double)[] Numbered(double[] scores)
    {
        var rows = new (int, double)[scores.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (i, scores[i]);
        }

        return rows;
    }
}
