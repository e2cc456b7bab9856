using System;

namespace Hartonomous.Clr;

/// <summary>A singular value with its left and its right vector, the sign chosen: the right one's largest component is positive.</summary>
internal sealed class SingularTriple
{
    public SingularTriple(double value, double[] left, double[] right)
    {
        double sign = Sign(right);
        Value = value;
        Left = Array.ConvertAll(left, component => (float)(sign * component));
        Right = Array.ConvertAll(right, component => (float)(sign * component));
    }

    public double Value { get; }

    public float[] Left { get; }

    public float[] Right { get; }

    private static double Sign(double[] vector)
    {
        double largest = 0;
        foreach (double component in vector)
        {
            // Nearly equal ones must not swap by rounding.
            largest = Math.Abs(component) > Math.Abs(largest) * (1 + 1e-9) ? component : largest;
        }

        return largest < 0 ? -1 : 1;
    }
}
