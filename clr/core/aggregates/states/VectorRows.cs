using System;
using System.Collections.Generic;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>All vectors of a group, kept: for what can't be said by sums. Their components must be finite. Read out sorted, so their order of arrival does not matter.</summary>
internal sealed class VectorRows
{
    /// <summary>Above, the state would take more of the server's memory than one query should.</summary>
    private const long MostElements = 100000000;

    private readonly List<VectorRow> rows = new List<VectorRow>();
    private long elements;

    public int Count => rows.Count;

    public void Add(long key, double weight, float[] vector)
    {
        GroupDimension.Require(rows.Count == 0 ? vector.Length : rows[0].Vector.Length, vector.Length);
        PointSet.RequireFinite(vector);
        elements += vector.Length;
        Argument.Require(elements <= MostElements, "The group holds more than {0} components. Aggregate a sample.", MostElements);
        rows.Add(new VectorRow(key, weight, vector));
    }

    public void Merge(VectorRows other)
    {
        foreach (VectorRow row in other.rows)
        {
            Add(row.Key, row.Weight, row.Vector);
        }
    }

    /// <summary>By key, then weight, then components.</summary>
    public List<VectorRow> Sorted()
    {
        var order = new VectorOrder();
        rows.Sort((x, y) =>
            x.Key != y.Key ? x.Key.CompareTo(y.Key)
            : x.Weight != y.Weight ? x.Weight.CompareTo(y.Weight)
            : order.Compare(x.Vector, y.Vector));
        return rows;
    }

    public float[][] Vectors() => Sorted().ConvertAll(row => row.Vector).ToArray();

    public void Write(BinaryWriter writer)
    {
        writer.Write(rows.Count);
        foreach (VectorRow row in rows)
        {
            writer.Write(row.Key);
            writer.Write(row.Weight);
            writer.Write(row.Vector.Length);
            foreach (float component in row.Vector)
            {
                writer.Write(component);
            }
        }
    }

    public static VectorRows Read(BinaryReader reader)
    {
        var read = new VectorRows();
        int count = reader.ReadInt32();
        for (int row = 0; row < count; row++)
        {
            long key = reader.ReadInt64();
            double weight = reader.ReadDouble();
            var vector = new float[reader.ReadInt32()];
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = reader.ReadSingle();
            }

            read.Add(key, weight, vector);
        }

        return read;
    }
}
