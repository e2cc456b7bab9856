using System;
using System.Collections.Generic;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>How often each text of a group came; texts are equal when their code units are, whatever the collation.</summary>
internal sealed class Frequencies
{
    private readonly Dictionary<string, long> counts = new Dictionary<string, long>(StringComparer.Ordinal);

    public long Total { get; private set; }

    public void Add(string text) => Add(text, 1);

    public void Merge(Frequencies other)
    {
        foreach (KeyValuePair<string, long> entry in other.counts)
        {
            Add(entry.Key, entry.Value);
        }
    }

    /// <summary>Shannon's, in bits: minus the sum of p log2 p.</summary>
    public double Entropy()
    {
        var sum = new Expansion();
        foreach (long count in counts.Values)
        {
            double part = (double)count / Total;
            sum.Add(-part * Math.Log(part, 2));
        }

        return sum.Rounded() + 0.0;
    }

    /// <summary>The probability that two rows drawn with replacement differ: 1 less the sum of p².</summary>
    public double Diversity()
    {
        double equal = 0;
        foreach (long count in counts.Values)
        {
            // Whole numbers: exact, so in any order, up to 2^53.
            equal += (double)count * count;
        }

        return 1 - (equal / ((double)Total * Total));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(counts.Count);
        foreach (KeyValuePair<string, long> entry in counts)
        {
            writer.Write(entry.Key);
            writer.Write(entry.Value);
        }
    }

    public static Frequencies Read(BinaryReader reader)
    {
        var read = new Frequencies();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            read.Add(reader.ReadString(), reader.ReadInt64());
        }

        return read;
    }

    private void Add(string text, long times)
    {
        counts.TryGetValue(text, out long count);
        counts[text] = count + times;
        Total += times;
    }
}
