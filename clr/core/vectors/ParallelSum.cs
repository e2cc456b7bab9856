namespace Hartonomous.Clr;

/// <summary>Totals in four independent lanes, which a processor adds at the same time, in double; joined at the end.</summary>
internal static class ParallelSum
{
    public static double Of(float[] values)
    {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }

        for (; i < values.Length; i++)
        {
            a += values[i];
        }

        return a + b + (c + d);
    }

    /// <summary>Of the squared differences from a number.</summary>
    public static double OfSquares(float[] values, double from)
    {
        double a = 0;
        double b = 0;
        int i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            double first = values[i] - from;
            double second = values[i + 1] - from;
            a += first * first;
            b += second * second;
        }

        for (; i < values.Length; i++)
        {
            a += (values[i] - from) * (values[i] - from);
        }

        return a + b;
    }
}
