using System;

namespace Hartonomous.Clr;

/// <summary>
/// The singular value decomposition A = U S V^T by one-sided Jacobi rotations: pairs of columns are turned until all
/// are at right angles; their lengths are the singular values.
/// </summary>
/// <remarks>
/// M. R. Hestenes, "Inversion of matrices by biorthogonalization and related results" (1958); as in Gene H. Golub,
/// Charles F. Van Loan, "Matrix Computations", 4th edition, 8.6.3. Small singular values come out more exactly than by bidiagonalization.
/// </remarks>
internal sealed class Svd
{
    private const int MostSweeps = 60;
    private const double Orthogonal = 1e-15;

    private readonly double[][] columns;
    private readonly double[][] rotations;

    /// <param name="columns">Of the matrix; they are changed. At most as many as rows, or zero columns among the left vectors are left zero.</param>
    private Svd(double[][] columns)
    {
        this.columns = columns;
        rotations = new double[columns.Length][];
        for (int i = 0; i < columns.Length; i++)
        {
            rotations[i] = new double[columns.Length];
            rotations[i][i] = 1;
        }
    }

    /// <summary>From the largest to the smallest; each with its left and right vector, of which the largest component of the right one (the first of equals) is positive.</summary>
    public static SingularTriple[] Of(float[][] rows)
    {
        int height = rows.Length;
        int width = rows[0].Length;
        bool wide = width > height;
        var columns = new double[wide ? height : width][];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = new double[wide ? width : height];
            for (int i = 0; i < columns[column].Length; i++)
            {
                columns[column][i] = wide ? rows[column][i] : rows[i][column];
            }
        }

        var svd = new Svd(columns);
        svd.Rotate();
        return svd.Triples(wide);
    }

    private void Rotate()
    {
        bool rotated = true;
        for (int sweep = 0; rotated; sweep++)
        {
            Argument.Require(sweep < MostSweeps, "The decomposition did not converge in {0} sweeps. Scale the matrix.", MostSweeps);
            rotated = false;
            for (int p = 0; p < columns.Length - 1; p++)
            {
                for (int q = p + 1; q < columns.Length; q++)
                {
                    rotated |= MakeOrthogonal(p, q);
                }
            }
        }
    }

    private bool MakeOrthogonal(int p, int q)
    {
        double alpha = Dot(columns[p], columns[p]);
        double beta = Dot(columns[q], columns[q]);
        double gamma = Dot(columns[p], columns[q]);
        if (Math.Abs(gamma) <= Orthogonal * Math.Sqrt(alpha * beta))
        {
            return false;
        }

        double zeta = (beta - alpha) / (2 * gamma);
        double tangent = (zeta >= 0 ? 1 : -1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        Turn(columns[p], columns[q], cosine, cosine * tangent);
        Turn(rotations[p], rotations[q], cosine, cosine * tangent);
        return true;
    }

    private SingularTriple[] Triples(bool wide)
    {
        var triples = new SingularTriple[columns.Length];
        for (int i = 0; i < triples.Length; i++)
        {
            double value = Math.Sqrt(Dot(columns[i], columns[i]));
            double[] unit = Array.ConvertAll(columns[i], component => value == 0 ? 0 : component / value);
            triples[i] = wide ? new SingularTriple(value, rotations[i], unit) : new SingularTriple(value, unit, rotations[i]);
        }

        Array.Sort(triples, (x, y) => y.Value.CompareTo(x.Value));
        return triples;
    }

    private static void Turn(double[] x, double[] y, double cosine, double sine)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double before = x[i];
            x[i] = (cosine * before) - (sine * y[i]);
            y[i] = (sine * before) + (cosine * y[i]);
        }
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
