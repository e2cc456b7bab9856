using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>The edges of a graph, or the nodes of a path by their ordinals, kept; two whole numbers and a weight a row.</summary>
internal sealed class EdgeList
{
    /// <summary>Above, the state would take more of the server's memory than one query should.</summary>
    private const int MostEdges = 10000000;

    private readonly List<(long From, long To, double Weight)> edges = new List<(long From, long To, double Weight)>();

    public int Count => edges.Count;

    public void Add(long from, long to, double weight)
    {
        Argument.Require(edges.Count < MostEdges, "The group holds more than {0} edges. Aggregate a part of the graph.", MostEdges);
        edges.Add((from, to, weight + 0.0));
    }

    public void Merge(EdgeList other)
    {
        foreach ((long from, long to, double weight) in other.edges)
        {
            Add(from, to, weight);
        }
    }

    /// <summary>The second numbers, in the order of the first, with arrows between them; how many there are; the sum of the weights.</summary>
    public string PathSummary()
    {
        edges.Sort();
        var text = new StringBuilder();
        var sum = new Expansion();
        foreach ((long _, long node, double weight) in edges)
        {
            text.Append(text.Length == 0 ? "" : " -> ").Append(node);
            sum.Add(weight);
        }

        return text.Append("; nodes ").Append(edges.Count).Append("; weight ").Append(Wkt.Number(sum.Rounded())).ToString();
    }

    /// <summary>How many parts the graph falls into, edges taken without direction.</summary>
    /// <remarks>Bernard A. Galler, Michael J. Fischer, "An improved equivalence algorithm" (1964), with path halving.</remarks>
    public int Components()
    {
        var parents = new Dictionary<long, long>();
        int components = 0;
        foreach ((long from, long to, double _) in edges)
        {
            components += Known(parents, from) ? 0 : 1;
            components += Known(parents, to) ? 0 : 1;
            long a = Root(parents, from);
            long b = Root(parents, to);
            if (a != b)
            {
                parents[a] = b;
                components--;
            }
        }

        return components;
    }

    /// <summary>Different directed edges, loops left out, as a part of all that the nodes could have: m / (n (n - 1)). Null with fewer than two nodes.</summary>
    public double? Density()
    {
        var nodes = new Dictionary<long, bool>();
        var different = new Dictionary<(long, long), bool>();
        foreach ((long from, long to, double _) in edges)
        {
            nodes[from] = true;
            nodes[to] = true;
            if (from != to)
            {
                different[(from, to)] = true;
            }
        }

        return nodes.Count < 2 ? null : different.Count / ((double)nodes.Count * (nodes.Count - 1));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(edges.Count);
        foreach ((long from, long to, double weight) in edges)
        {
            writer.Write(from);
            writer.Write(to);
            writer.Write(weight);
        }
    }

    public static EdgeList Read(BinaryReader reader)
    {
        var read = new EdgeList();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            read.Add(reader.ReadInt64(), reader.ReadInt64(), reader.ReadDouble());
        }

        return read;
    }

    private static bool Known(Dictionary<long, long> parents, long node)
    {
        bool known = parents.ContainsKey(node);
        if (!known)
        {
            parents.Add(node, node);
        }

        return known;
    }

    private static long Root(Dictionary<long, long> parents, long node)
    {
        while (parents[node] != node)
        {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }

        return node;
    }
}
