using System;

namespace Hartonomous.Clr;

/// <summary>Arithmetic on decoded vectors: in double, rounded to float once at the end.</summary>
internal static class VectorMath
{
    /// <summary>In four sums that do not wait for one another, which a processor adds at the same time.</summary>
    public static double Dot(float[] x, float[] y)
    {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < x.Length - 3; i += 4)
        {
            a += (double)x[i] * y[i];
            b += (double)x[i + 1] * y[i + 1];
            c += (double)x[i + 2] * y[i + 2];
            d += (double)x[i + 3] * y[i + 3];
        }

        for (; i < x.Length; i++)
        {
            a += (double)x[i] * y[i];
        }

        return a + b + (c + d);
    }

    public static double Norm(float[] x) => Math.Sqrt(Dot(x, x));

    public static double Distance(float[] x, float[] y)
    {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i < x.Length - 1; i += 2)
        {
            double first = (double)x[i] - y[i];
            double second = (double)x[i + 1] - y[i + 1];
            even += first * first;
            odd += second * second;
        }

        for (; i < x.Length; i++)
        {
            double last = (double)x[i] - y[i];
            even += last * last;
        }

        return Math.Sqrt(even + odd);
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
