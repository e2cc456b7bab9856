using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The sums of the components and of the products of each two of them, for vectors of few components.</summary>
internal sealed class CovarianceSums
{
    private const int MostDimensions = 256;

    private ComponentSums sums = new ComponentSums();
    private ComponentSums products = new ComponentSums();

    public void Add(float[] vector)
    {
        Argument.Require(
            vector.Length <= MostDimensions,
            "The vectors have {0} components, whose covariance has their square. Pass at most {1}, for instance a projection.",
            vector.Length,
            MostDimensions);
        sums.Add(vector);
        products.AddProducts(vector);
    }

    public void Merge(CovarianceSums other)
    {
        sums.Merge(other.sums);
        products.Merge(other.products);
    }

    /// <summary>Of the sample (divided by n - 1), row after row; null with fewer than two vectors.</summary>
    public double[][] Covariance()
    {
        if (sums.Count < 2)
        {
            return null;
        }

        var matrix = new double[sums.Dimension][];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = new double[matrix.Length];
            for (int j = 0; j < matrix.Length; j++)
            {
                Expansion product = products.Exact((Math.Min(i, j) * matrix.Length) + Math.Max(i, j));
                Expansion joint = product.Times(sums.Count).Minus(sums.Exact(i).Times(sums.Exact(j)));
                matrix[i][j] = joint.Rounded() / (sums.Count * (sums.Count - 1.0));
            }
        }

        return matrix;
    }

    public float[] Flattened()
    {
        double[][] matrix = Covariance();
        return matrix == null ? null : PointSet.Concatenated(Array.ConvertAll(matrix, row => Array.ConvertAll(row, value => (float)value)));
    }

    /// <summary>The distance of a vector to the mean, in deviations along each direction; null where the covariance has no inverse.</summary>
    /// <remarks>P. C. Mahalanobis, "On the generalised distance in statistics" (1936); by Cholesky's factor L: the length of L^-1 (x - mean).</remarks>
    public double? Distance(float[] vector)
    {
        double[][] matrix = Covariance();
        if (matrix == null)
        {
            return null;
        }

        GroupDimension.Require(matrix.Length, vector.Length);
        double sum = 0;
        var solved = new double[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            double rest = vector[i] - (sums.Sum(i) / sums.Count);
            for (int j = 0; j <= i; j++)
            {
                double entry = matrix[i][j];
                for (int k = 0; k < j; k++)
                {
                    entry -= matrix[i][k] * matrix[j][k];
                }

                if (j < i)
                {
                    matrix[i][j] = entry / matrix[j][j];
                    rest -= matrix[i][j] * solved[j];
                    continue;
                }

                const double singular = 1e-12;
                if (!(entry > singular * matrix[i][i]))
                {
                    return null;
                }

                matrix[i][i] = Math.Sqrt(entry);
            }

            solved[i] = rest / matrix[i][i];
            sum += solved[i] * solved[i];
        }

        return Math.Sqrt(sum);
    }

    public void Write(BinaryWriter writer)
    {
        sums.Write(writer);
        products.Write(writer);
    }

    public static CovarianceSums Read(BinaryReader reader) =>
        new CovarianceSums { sums = ComponentSums.Read(reader), products = ComponentSums.Read(reader) };
}
