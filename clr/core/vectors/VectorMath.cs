using System;

namespace Hartonomous.Clr;

/// <summary>Arithmetic on decoded vectors: in double, rounded to float once at the end.</summary>
internal static class VectorMath
{
    public static double Dot(float[] x, float[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    public static double Norm(float[] x) => Math.Sqrt(Dot(x, x));

    public static double Distance(float[] x, float[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double difference = (double)x[i] - y[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    public static double Mean(float[] x)
    {
        double sum = 0;
        foreach (float element in x)
        {
            sum += element;
        }

        return sum / x.Length;
    }

    /// <summary>a·x + b·y, the one form behind sum, difference and interpolation.</summary>
    public static float[] Combine(double a, float[] x, double b, float[] y)
    {
        var result = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)((a * x[i]) + (b * y[i]));
        }

        return result;
    }

    public static float[] Scale(float[] x, double factor)
    {
        var result = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)(x[i] * factor);
        }

        return result;
    }

    /// <summary>Divided, not multiplied by the reciprocal: the reciprocal of a tiny norm is infinite.</summary>
    public static float[] Divide(float[] x, double divisor)
    {
        var result = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)(x[i] / divisor);
        }

        return result;
    }

    /// <summary>The index of the first largest component, counted from 0; -1 without one. NaN is never the largest.</summary>
    public static int ArgMax(float[] x)
    {
        int best = -1;
        for (int i = 0; i < x.Length; i++)
        {
            if (!float.IsNaN(x[i]) && (best < 0 || x[i] > x[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Relative to the largest component, so that no exponential overflows.</summary>
    public static float[] Softmax(float[] x)
    {
        int largest = ArgMax(x);
        var exponentials = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            exponentials[i] = Math.Exp((double)x[i] - x[largest < 0 ? 0 : largest]);
            sum += exponentials[i];
        }

        var result = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = (float)(exponentials[i] / sum);
        }

        return result;
    }
}
