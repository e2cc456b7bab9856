using System;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>One number from many that lie in one value.</summary>
public static class ParallelAggregateFunctions
{
    /// <summary>The sum, mean, smallest, largest, variance, deviation (its root) or norm of the components, in several lanes at once.</summary>
    /// <param name="values">float32, little-endian, of any length: JSON goes through clr_JsonFloatArrayToBytes first.</param>
    /// <param name="operation">sum, mean, min, max, variance, deviation or norm; case does not count. The variance is the sample's, divided by n - 1.</param>
    /// <returns>NULL for a NULL argument, for no components (but their sum and norm are 0), and for the variance of one.</returns>
    /// <remarks>Without threads, which the server forbids to SAFE code: the lanes are the processor's own. A NaN or infinite result ends in SqlDouble's OverflowException.</remarks>
    [SqlFunction(
        Name = "clr_ParallelAggregate",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble ParallelAggregate([SqlFacet(MaxSize = -1)] SqlBytes values, [SqlFacet(MaxSize = 16)] SqlString operation)
    {
        if (operation.IsNull || !Float32Vector.TryDecode(values, out float[] x))
        {
            return SqlDouble.Null;
        }

        switch (operation.Value.Trim().ToLowerInvariant())
        {
            case "sum":
                return new SqlDouble(ParallelSum.Of(x));
            case "norm":
                return new SqlDouble(Math.Sqrt(ParallelSum.OfSquares(x, 0)));
            case "mean":
                return x.Length == 0 ? SqlDouble.Null : new SqlDouble(ParallelSum.Of(x) / x.Length);
            case "min":
                return Extreme(x, -1);
            case "max":
                return Extreme(x, 1);
            case "variance":
                return Variance(x);
            case "deviation":
                SqlDouble variance = Variance(x);
                return variance.IsNull ? variance : new SqlDouble(Math.Sqrt(variance.Value));
            default:
                throw new ArgumentException("The operation is none of sum, mean, min, max, variance, deviation and norm. Pass one of them.");
        }
    }

    private static SqlDouble Variance(float[] x) =>
        x.Length < 2 ? SqlDouble.Null : new SqlDouble(ParallelSum.OfSquares(x, ParallelSum.Of(x) / x.Length) / (x.Length - 1));

    private static SqlDouble Extreme(float[] x, int sign)
    {
        if (x.Length == 0)
        {
            return SqlDouble.Null;
        }

        double best = x[0];
        foreach (float value in x)
        {
            best = sign > 0 ? Math.Max(best, value) : Math.Min(best, value);
        }

        return new SqlDouble(best);
    }
}
