using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>
/// The sums of the first four powers of the numbers of a group, without rounding: what is made of them is rounded a few
/// times at the end, and does not depend on how the rows were ordered and grouped.
/// </summary>
/// <remarks>Exact up to 10^150 in size and down to 10^-70; the count enters as a double, so up to 2^53 rows.</remarks>
internal sealed class PowerSums
{
    private const int Powers = 4;

    private readonly Expansion[] sums = { new Expansion(), new Expansion(), new Expansion(), new Expansion() };

    public double Count { get; private set; }

    public void Add(double value)
    {
        var power = new Expansion();
        power.Add(value);
        for (int i = 0; i < Powers; i++)
        {
            sums[i].Add(power);
            power = i + 1 < Powers ? power.Times(value) : power;
        }

        Count++;
    }

    public void Merge(PowerSums other)
    {
        for (int i = 0; i < Powers; i++)
        {
            sums[i].Add(other.sums[i]);
        }

        Count += other.Count;
    }

    public double Sum() => sums[0].Rounded();

    public double Mean() => Sum() / Count;

    public double MeanSquare() => sums[1].Rounded() / Count;

    /// <summary>Of the sample: divided by n - 1.</summary>
    public double Variance() => Second().Rounded() / (Count * (Count - 1));

    /// <summary>The adjusted Fisher-Pearson coefficient G1, as a spreadsheet's SKEW; null with fewer than three rows, and where they vary by less than double can tell in the third power.</summary>
    /// <remarks>D. N. Joanes, C. A. Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998).</remarks>
    public double? Skewness()
    {
        double deviation = Math.Sqrt(Second().Rounded());
        double cube = deviation * deviation * deviation;
        if (Count < 3 || !(cube > 0))
        {
            return null;
        }

        // n² sum (x - m)³ = n² S3 - 3 n S1 S2 + 2 S1³
        Expansion third = sums[2].Times(Count).Times(Count)
            .Minus(sums[0].Times(sums[1]).Times(3 * Count))
            .Plus(sums[0].Times(sums[0]).Times(sums[0]).Times(2));
        return third.Rounded() / cube * Math.Sqrt(Count * (Count - 1)) / (Count - 2);
    }

    /// <summary>The excess G2, as a spreadsheet's KURT: 0 for a normal distribution; null with fewer than four rows, and where they vary by less than double can tell in the fourth power.</summary>
    /// <remarks>As <see cref="Skewness"/>.</remarks>
    public double? Kurtosis()
    {
        double second = Second().Rounded();
        if (Count < 4 || !(second * second > 0))
        {
            return null;
        }

        // n³ sum (x - m)⁴ = n³ S4 - 4 n² S1 S3 + 6 n S1² S2 - 3 S1⁴
        Expansion square = sums[0].Times(sums[0]);
        Expansion fourth = sums[3].Times(Count).Times(Count).Times(Count)
            .Minus(sums[0].Times(sums[2]).Times(4 * Count).Times(Count))
            .Plus(square.Times(sums[1]).Times(6 * Count))
            .Minus(square.Times(square).Times(3));
        double excess = (fourth.Rounded() / (second * second)) - 3;
        return (Count - 1) / ((Count - 2) * (Count - 3)) * (((Count + 1) * excess) + 6);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach (Expansion sum in sums)
        {
            sum.Write(writer);
        }
    }

    public static PowerSums Read(BinaryReader reader)
    {
        var read = new PowerSums { Count = reader.ReadDouble() };
        for (int i = 0; i < Powers; i++)
        {
            read.sums[i] = Expansion.Read(reader);
        }

        return read;
    }

    /// <summary>n times the sum of the squared deviations: n S2 - S1².</summary>
    private Expansion Second() => sums[1].Times(Count).Minus(sums[0].Times(sums[0]));
}
