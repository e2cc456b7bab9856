using System.Collections.Generic;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>All rows of a group, of one to three numbers each, kept; read out sorted, so their order of arrival does not matter.</summary>
internal sealed class NumberRows
{
    /// <summary>Above, the state would take more of the server's memory than one query should.</summary>
    private const int MostRows = 20000000;

    private readonly List<NumberRow> rows = new List<NumberRow>();

    public int Count => rows.Count;

    public void Add(long key, double x, double y)
    {
        Argument.Require(rows.Count < MostRows, "The group holds more than {0} rows. Aggregate a sample.", MostRows);
        rows.Add(new NumberRow(key, x, y));
    }

    public void Merge(NumberRows other)
    {
        foreach (NumberRow row in other.rows)
        {
            Add(row.Key, row.X, row.Y);
        }
    }

    /// <summary>By key, then the first number, then the second.</summary>
    public List<NumberRow> Sorted()
    {
        rows.Sort((a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        return rows;
    }

    /// <summary>The first numbers, sorted by key.</summary>
    public double[] Series() => Sorted().ConvertAll(row => row.X).ToArray();

    public void Write(BinaryWriter writer)
    {
        writer.Write(rows.Count);
        foreach (NumberRow row in rows)
        {
            writer.Write(row.Key);
            writer.Write(row.X);
            writer.Write(row.Y);
        }
    }

    public static NumberRows Read(BinaryReader reader)
    {
        var read = new NumberRows();
        int count = reader.ReadInt32();
        for (int row = 0; row < count; row++)
        {
            read.Add(reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble());
        }

        return read;
    }
}
