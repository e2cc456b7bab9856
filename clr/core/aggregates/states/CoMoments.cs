using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The sums of two numbers, of their squares and of their product over the rows of a group, without rounding.</summary>
internal sealed class CoMoments
{
    private Expansion x = new Expansion();
    private Expansion y = new Expansion();
    private Expansion xx = new Expansion();
    private Expansion yy = new Expansion();
    private Expansion xy = new Expansion();

    public double Count { get; private set; }

    public void Add(double first, double second)
    {
        x.Add(first);
        y.Add(second);
        xx.AddProduct(first, first);
        yy.AddProduct(second, second);
        xy.AddProduct(first, second);
        Count++;
    }

    public void Merge(CoMoments other)
    {
        x.Add(other.x);
        y.Add(other.y);
        xx.Add(other.xx);
        yy.Add(other.yy);
        xy.Add(other.xy);
        Count += other.Count;
    }

    /// <summary>Of the sample: divided by n - 1. Null with fewer than two rows.</summary>
    public double? Covariance() => Count < 2 ? null : Joint() / (Count * (Count - 1));

    /// <summary>Pearson's; null where one of both does not vary.</summary>
    public double? Correlation()
    {
        double spread = Math.Sqrt(Spread(xx, x)) * Math.Sqrt(Spread(yy, y));
        return spread > 0 ? Math.Max(-1, Math.Min(1, Joint() / spread)) : null;
    }

    /// <summary>Of the line y = slope x + intercept by least squares; null where x does not vary.</summary>
    public double? Slope() => Spread(xx, x) > 0 ? Joint() / Spread(xx, x) : null;

    /// <summary>(sum y sum x² - sum x sum xy) / (n sum x² - (sum x)²); null where x does not vary.</summary>
    public double? Intercept() =>
        Spread(xx, x) > 0 ? y.Times(xx).Minus(x.Times(xy)).Rounded() / Spread(xx, x) : null;

    /// <summary>The root of the squared residuals divided by n - 2; null where x does not vary, and with fewer than three rows.</summary>
    public double? StandardError()
    {
        if (Count < 3 || !(Spread(xx, x) > 0))
        {
            return null;
        }

        // n (Syy Sxx - Sxy²) / (n² Sxx), all of them exact until divided.
        Expansion cross = Central(xy, x, y);
        double residual = Central(yy, y, y).Times(Central(xx, x, x)).Minus(cross.Times(cross)).Rounded();
        return Math.Sqrt(Math.Max(0, residual) / (Count * Spread(xx, x)) / (Count - 2));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach (Expansion sum in new[] { x, y, xx, yy, xy })
        {
            sum.Write(writer);
        }
    }

    public static CoMoments Read(BinaryReader reader) => new CoMoments
    {
        Count = reader.ReadDouble(),
        x = Expansion.Read(reader),
        y = Expansion.Read(reader),
        xx = Expansion.Read(reader),
        yy = Expansion.Read(reader),
        xy = Expansion.Read(reader),
    };

    private double Joint() => Central(xy, x, y).Rounded();

    private double Spread(Expansion squares, Expansion sum) => Central(squares, sum, sum).Rounded();

    /// <summary>n sum ab - sum a sum b.</summary>
    private Expansion Central(Expansion products, Expansion a, Expansion b) => products.Times(Count).Minus(a.Times(b));
}
