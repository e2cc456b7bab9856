using System.IO;

namespace Hartonomous.Clr;

/// <summary>A sum of terms and the sum of their weights, both without rounding.</summary>
internal sealed class WeightedSum
{
    private Expansion sum = new Expansion();
    private Expansion weights = new Expansion();

    public double Count { get; private set; }

    /// <summary>A term that counts once.</summary>
    public void Add(double term)
    {
        sum.Add(term);
        weights.Add(1);
        Count++;
    }

    /// <summary>The square of a number, not rounded, that counts once.</summary>
    public void AddSquare(double value)
    {
        sum.AddProduct(value, value);
        weights.Add(1);
        Count++;
    }

    public void AddWeighted(double value, double weight)
    {
        Argument.Require(weight >= 0, "A weight is negative. Pass weights of 0 or more.");
        sum.AddProduct(value, weight);
        weights.Add(weight);
        Count++;
    }

    public void Merge(WeightedSum other)
    {
        sum.Add(other.sum);
        weights.Add(other.weights);
        Count += other.Count;
    }

    /// <summary>Of the weights.</summary>
    public double Total => weights.Rounded();

    /// <summary>Null where all weights are 0.</summary>
    public double? Mean() => weights.Rounded() > 0 ? sum.Rounded() / weights.Rounded() : null;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        sum.Write(writer);
        weights.Write(writer);
    }

    public static WeightedSum Read(BinaryReader reader) =>
        new WeightedSum { Count = reader.ReadDouble(), sum = Expansion.Read(reader), weights = Expansion.Read(reader) };
}
