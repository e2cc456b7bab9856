using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>
/// A sum of doubles without rounding: it is kept as a few doubles whose exact sum it is, so neither the order
/// of the terms nor the way they were grouped can change it.
/// </summary>
/// <remarks>
/// Jonathan Richard Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric
/// predicates", Discrete and Computational Geometry 18 (1997); the split of a product is T. J. Dekker's (1971).
/// A product is exact as long as its factors stay below 2^996 and it does not underflow.
/// </remarks>
internal sealed class Expansion
{
    private const double Splitter = 134217729;

    private double[] parts = new double[4];
    private int count;

    public void Add(double value)
    {
        int kept = 0;
        double sum = value;
        for (int i = 0; i < count; i++)
        {
            double part = parts[i];
            if (Math.Abs(sum) < Math.Abs(part))
            {
                (sum, part) = (part, sum);
            }

            double high = sum + part;
            double low = part - (high - sum);
            if (low != 0)
            {
                parts[kept++] = low;
            }

            sum = high;
        }

        if (kept == parts.Length)
        {
            Array.Resize(ref parts, 2 * kept);
        }

        parts[kept] = sum;
        count = sum == 0 ? kept : kept + 1;
    }

    public void Add(Expansion other)
    {
        for (int i = 0; i < other.count; i++)
        {
            Add(other.parts[i]);
        }
    }

    /// <summary>Adds the product of two doubles without rounding it.</summary>
    public void AddProduct(double x, double y)
    {
        double product = x * y;
        double xHigh = High(x);
        double yHigh = High(y);
        double xLow = x - xHigh;
        double yLow = y - yHigh;
        Add(product);
        Add(((xHigh * yHigh) - product + (xHigh * yLow) + (xLow * yHigh)) + (xLow * yLow));
    }

    public Expansion Times(double factor)
    {
        var product = new Expansion();
        for (int i = 0; i < count; i++)
        {
            product.AddProduct(parts[i], factor);
        }

        return product;
    }

    public Expansion Times(Expansion other)
    {
        var product = new Expansion();
        for (int i = 0; i < other.count; i++)
        {
            product.Add(Times(other.parts[i]));
        }

        return product;
    }

    public Expansion Plus(Expansion other)
    {
        var sum = new Expansion();
        sum.Add(this);
        sum.Add(other);
        return sum;
    }

    public Expansion Minus(Expansion other) => Plus(other.Times(-1));

    /// <summary>The double nearest to the sum; of two equally near ones the even one.</summary>
    public double Rounded()
    {
        if (count == 0)
        {
            return 0;
        }

        int i = count - 1;
        double high = parts[i];
        double low = 0;
        while (i > 0 && low == 0)
        {
            double before = high;
            double part = parts[--i];
            high = before + part;
            low = part - (high - before);
        }

        // A tie that was rounded to even, but what follows tips it.
        bool tipped = i > 0 && ((low < 0 && parts[i - 1] < 0) || (low > 0 && parts[i - 1] > 0));
        if (tipped)
        {
            double twice = 2 * low;
            double other = high + twice;
            high = other - high == twice ? other : high;
        }

        return high;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(count);
        for (int i = 0; i < count; i++)
        {
            writer.Write(parts[i]);
        }
    }

    public static Expansion Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        var read = new Expansion { parts = new double[Math.Max(4, count)], count = count };
        for (int i = 0; i < count; i++)
        {
            read.parts[i] = reader.ReadDouble();
        }

        return read;
    }

    private static double High(double value)
    {
        double scaled = Splitter * value;
        return scaled - (scaled - value);
    }
}
