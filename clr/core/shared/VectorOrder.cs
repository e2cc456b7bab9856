using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Vectors in the order of their first different component: what makes a set of rows a sequence, whatever order they came in.</summary>
internal sealed class VectorOrder : IComparer<float[]>
{
    public int Compare(float[] x, float[] y)
    {
        for (int i = 0; i < x.Length && i < y.Length; i++)
        {
            int order = x[i].CompareTo(y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.Length.CompareTo(y.Length);
    }
}
