using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Hartonomous.Oracles;

/// <summary>A question a line on standard input, an answer a line on standard output: arrays of numbers in JSON.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<JObject, double[]>> Questions = new()
    {
        ["singularValues"] = q => [.. MatrixOf(q).Svd(computeVectors: false).S],
        ["principalAxis"] = q => [.. Centred(MatrixOf(q)).Svd().VT.Row(0)],
        ["covariance"] = q => Covariance(MatrixOf(q)),
        ["fourier"] = q => Transform(Numbers(q, "x")),
        ["skewness"] = q => [Numbers(q, "x").Skewness()],
        ["kurtosis"] = q => [Numbers(q, "x").Kurtosis()],
        ["variance"] = q => [Numbers(q, "x").Variance()],
        ["geometricMean"] = q => [Numbers(q, "x").GeometricMean()],
        ["harmonicMean"] = q => [Numbers(q, "x").HarmonicMean()],
        ["quantile"] = q => [SortedArrayStatistics.QuantileCustom([.. Numbers(q, "x").Order()], (double)q["at"]!, QuantileDefinition.Excel)],
        ["correlation"] = q => [MathNet.Numerics.Statistics.Correlation.Pearson(Numbers(q, "x"), Numbers(q, "y"))],
        ["spearman"] = q => [MathNet.Numerics.Statistics.Correlation.Spearman(Numbers(q, "x"), Numbers(q, "y"))],
        ["line"] = q => Line(Numbers(q, "x"), Numbers(q, "y")),
        ["floats"] = q => [.. JsonConvert.DeserializeObject<float[]>((string)q["text"]!)!.Select(value => (double)value)],
    };

    private static void Main()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        while (Console.ReadLine() is { } line)
        {
            var question = JObject.Parse(line);
            Console.WriteLine(JsonConvert.SerializeObject(Questions[(string)question["ask"]!](question)));
        }
    }

    private static double[] Numbers(JObject question, string name) => question[name]!.ToObject<double[]>()!;

    private static Matrix<double> MatrixOf(JObject question) =>
        Matrix<double>.Build.DenseOfRowArrays(question["rows"]!.ToObject<double[][]>()!);

    private static Matrix<double> Centred(Matrix<double> rows)
    {
        var means = rows.ColumnSums() / rows.RowCount;
        return Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, j) => rows[i, j] - means[j]);
    }

    private static double[] Covariance(Matrix<double> rows)
    {
        var centred = Centred(rows);
        return (centred.TransposeThisAndMultiply(centred) / (rows.RowCount - 1)).ToRowMajorArray();
    }

    /// <summary>Real and imaginary part in turn, not scaled.</summary>
    private static double[] Transform(double[] signal)
    {
        var values = Array.ConvertAll(signal, value => new Complex(value, 0));
        Fourier.Forward(values, FourierOptions.AsymmetricScaling);
        return [.. values.SelectMany(value => new[] { value.Real, value.Imaginary })];
    }

    private static double[] Line(double[] x, double[] y)
    {
        var (intercept, slope) = MathNet.Numerics.Fit.Line(x, y);
        return [slope, intercept];
    }
}
