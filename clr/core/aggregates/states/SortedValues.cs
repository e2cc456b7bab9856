using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>All numbers of a group, kept; read out in ascending order.</summary>
internal sealed class SortedValues
{
    /// <summary>Above, the state would take more of the server's memory than one query should.</summary>
    private const int MostValues = 50000000;

    private double[] values = new double[16];

    public int Count { get; private set; }

    public void Add(double value)
    {
        Argument.Require(Count < MostValues, "The group holds more than {0} values. Aggregate a sample.", MostValues);
        if (Count == values.Length)
        {
            Array.Resize(ref values, 2 * Count);
        }

        values[Count++] = value + 0.0;
    }

    public void Merge(SortedValues other)
    {
        for (int i = 0; i < other.Count; i++)
        {
            Add(other.values[i]);
        }
    }

    public double[] Ascending()
    {
        Array.Resize(ref values, Count);
        Array.Sort(values);
        return values;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            writer.Write(values[i]);
        }
    }

    public static SortedValues Read(BinaryReader reader)
    {
        var read = new SortedValues();
        int count = reader.ReadInt32();
        read.values = new double[Math.Max(16, count)];
        for (int i = 0; i < count; i++)
        {
            read.Add(reader.ReadDouble());
        }

        return read;
    }
}
