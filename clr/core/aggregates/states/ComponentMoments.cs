using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The sums of the components and of their squares over all vectors of a group.</summary>
internal sealed class ComponentMoments
{
    private ComponentSums sums = new ComponentSums();
    private ComponentSums squares = new ComponentSums();

    public void Add(float[] vector)
    {
        sums.Add(vector);
        squares.AddSquares(vector);
    }

    public void Merge(ComponentMoments other)
    {
        sums.Merge(other.sums);
        squares.Merge(other.squares);
    }

    /// <summary>The sample's variance of each component (divided by n - 1); null with fewer than two vectors.</summary>
    public float[] Variances() => sums.Count < 2 ? null : Each(i => Squared(i) / (sums.Count * (sums.Count - 1.0)));

    /// <summary>The roots of the variances; null with fewer than two vectors.</summary>
    public float[] Deviations() => sums.Count < 2 ? null : Each(i => Math.Sqrt(Squared(i) / (sums.Count * (sums.Count - 1.0))));

    /// <summary>The root of the mean square of each component; null without a vector.</summary>
    public float[] RootMeanSquares() => sums.IsEmpty ? null : Each(i => Math.Sqrt(squares.Sum(i) / sums.Count));

    /// <summary>The sum of the squared distances to the mean; null without a vector.</summary>
    public double? Inertia()
    {
        if (sums.IsEmpty)
        {
            return null;
        }

        var total = new Expansion();
        for (int i = 0; i < sums.Dimension; i++)
        {
            total.Add(Squared(i));
        }

        return total.Rounded() / sums.Count;
    }

    public void Write(BinaryWriter writer)
    {
        sums.Write(writer);
        squares.Write(writer);
    }

    public static ComponentMoments Read(BinaryReader reader) =>
        new ComponentMoments { sums = ComponentSums.Read(reader), squares = ComponentSums.Read(reader) };

    /// <summary>n times the sum of the squared deviations: n sum x² - (sum x)², without cancellation.</summary>
    private double Squared(int component)
    {
        Expansion sum = sums.Exact(component);
        return Math.Max(0, squares.Exact(component).Times(sums.Count).Minus(sum.Times(sum)).Rounded());
    }

    private float[] Each(Func<int, double> of)
    {
        var result = new float[sums.Dimension];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (float)of(i);
        }

        return result;
    }
}
