using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>The smallest and the largest value of each component over all vectors of a group.</summary>
internal sealed class ComponentRange
{
    private float[] smallest;
    private float[] largest;

    public void Add(float[] vector) => Widen(vector, vector);

    public void Merge(ComponentRange other)
    {
        if (other.smallest != null)
        {
            Widen(other.smallest, other.largest);
        }
    }

    /// <summary>Null when there was no vector.</summary>
    public float[] Smallest => smallest;

    /// <summary>Null when there was no vector.</summary>
    public float[] Largest => largest;

    /// <summary>Largest less smallest; null when there was no vector.</summary>
    public float[] Widths() => smallest == null ? null : VectorMath.Combine(1, largest, -1, smallest);

    /// <summary>All smallest values, then all largest ones; null when there was no vector.</summary>
    public float[] Concatenated()
    {
        if (smallest == null)
        {
            return null;
        }

        var both = new float[2 * smallest.Length];
        smallest.CopyTo(both, 0);
        largest.CopyTo(both, smallest.Length);
        return both;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(smallest == null ? -1 : smallest.Length);
        for (int i = 0; smallest != null && i < smallest.Length; i++)
        {
            writer.Write(smallest[i]);
            writer.Write(largest[i]);
        }
    }

    public static ComponentRange Read(BinaryReader reader)
    {
        var read = new ComponentRange();
        int dimension = reader.ReadInt32();
        if (dimension >= 0)
        {
            read.smallest = new float[dimension];
            read.largest = new float[dimension];
        }

        for (int i = 0; i < dimension; i++)
        {
            read.smallest[i] = reader.ReadSingle();
            read.largest[i] = reader.ReadSingle();
        }

        return read;
    }

    private void Widen(float[] low, float[] high)
    {
        smallest ??= (float[])low.Clone();
        largest ??= (float[])high.Clone();
        GroupDimension.Require(smallest.Length, low.Length);
        for (int i = 0; i < low.Length; i++)
        {
            // Zero added makes -0 to 0: which of both .NET Framework takes depends on their order.
            smallest[i] = Math.Min(smallest[i], low[i]) + 0f;
            largest[i] = Math.Max(largest[i], high[i]) + 0f;
        }
    }
}
