using System;

namespace Hartonomous.Clr;

/// <summary>The direction in which the points of a group vary most, of length 1, its largest component positive.</summary>
/// <remarks>
/// Karl Pearson, "On lines and planes of closest fit" (1901); by power iteration on the centred rows (Golub, Van Loan,
/// "Matrix Computations", 8.2.1), which starts at the row farthest from the mean.
/// </remarks>
internal static class PrincipalAxis
{
    private const int MostSteps = 20000;
    private const double Tolerance = 1e-14;

    /// <summary>Null when all points are the same.</summary>
    public static float[] Of(float[][] points)
    {
        double[][] centred = Centred(points);
        double[] axis = Unit(Farthest(centred));
        for (int step = 0; axis != null && step < MostSteps; step++)
        {
            double[] next = Unit(Applied(centred, axis));
            double change = 0;
            for (int i = 0; next != null && i < axis.Length; i++)
            {
                change = Math.Max(change, Math.Abs(next[i] - axis[i]));
            }

            axis = next ?? axis;
            if (change <= Tolerance)
            {
                break;
            }
        }

        return axis == null ? null : new SingularTriple(1, axis, axis).Right;
    }

    private static double[][] Centred(float[][] points)
    {
        var sums = new ComponentSums();
        foreach (float[] point in points)
        {
            sums.Add(point);
        }

        return Array.ConvertAll(points, point =>
        {
            var row = new double[point.Length];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = point[i] - (sums.Sum(i) / points.Length);
            }

            return row;
        });
    }

    private static double[] Farthest(double[][] rows)
    {
        double[] farthest = rows[0];
        foreach (double[] row in rows)
        {
            farthest = Dot(row, row) > Dot(farthest, farthest) ? row : farthest;
        }

        return farthest;
    }

    /// <summary>The scatter matrix times a vector, without the matrix: the sum of each row times its product with the vector.</summary>
    private static double[] Applied(double[][] rows, double[] vector)
    {
        var result = new double[vector.Length];
        foreach (double[] row in rows)
        {
            double product = Dot(row, vector);
            for (int i = 0; i < result.Length; i++)
            {
                result[i] += product * row[i];
            }
        }

        return result;
    }

    /// <summary>Null for a vector without direction.</summary>
    private static double[] Unit(double[] vector)
    {
        double norm = Math.Sqrt(Dot(vector, vector));
        return norm > 0 ? Array.ConvertAll(vector, component => component / norm) : null;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
