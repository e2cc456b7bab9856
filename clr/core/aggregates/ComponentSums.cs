using System.IO;

namespace Hartonomous.Clr;

/// <summary>The sums of the components of all vectors of a group, in double, and how many there were.</summary>
internal sealed class ComponentSums
{
    private double[] sums;

    public long Count { get; private set; }

    public void Add(float[] vector)
    {
        sums ??= new double[vector.Length];
        GroupDimension.Require(sums.Length, vector.Length);
        for (int i = 0; i < vector.Length; i++)
        {
            sums[i] += vector[i];
        }

        Count++;
    }

    public void Merge(ComponentSums other)
    {
        if (other.sums == null)
        {
            return;
        }

        sums ??= new double[other.sums.Length];
        GroupDimension.Require(sums.Length, other.sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += other.sums[i];
        }

        Count += other.Count;
    }

    /// <summary>The sums, each divided; null when there was no vector.</summary>
    public float[] DividedBy(double divisor)
    {
        if (sums == null)
        {
            return null;
        }

        var result = new float[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            result[i] = (float)(sums[i] / divisor);
        }

        return result;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(sums == null ? -1 : sums.Length);
        for (int i = 0; sums != null && i < sums.Length; i++)
        {
            writer.Write(sums[i]);
        }
    }

    public static ComponentSums Read(BinaryReader reader)
    {
        var read = new ComponentSums { Count = reader.ReadInt64() };
        int dimension = reader.ReadInt32();
        read.sums = dimension < 0 ? null : new double[dimension];
        for (int i = 0; i < dimension; i++)
        {
            read.sums[i] = reader.ReadDouble();
        }

        return read;
    }
}
