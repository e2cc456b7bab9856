using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>
/// The shape of a program, language by language alike: its tokens by kind, each under the bracket that encloses it,
/// as a bag of parent and child, of neighbours, and of kind and depth. Names and literals count by their kind alone.
/// </summary>
/// <remarks>
/// Counted into a fixed number of components by a hash whose lowest bit is the sign, so that collisions cancel on
/// average (Kilian Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009).
/// </remarks>
internal sealed class CodeStructure
{
    private readonly double[] counts;

    public CodeStructure(string source, int dimension)
    {
        counts = new double[dimension];
        var open = new Stack<string>();
        string before = "start";
        foreach (string kind in CodeTokens.Kinds(source))
        {
            if (IsClosing(kind) && open.Count > 0)
            {
                open.Pop();
            }

            string parent = open.Count == 0 ? "root" : open.Peek();
            Count("child " + parent + " " + kind);
            Count("pair " + before + " " + kind);
            Count("depth " + Math.Min(open.Count, 16) + " " + kind);
            before = kind;
            if (IsOpening(kind))
            {
                open.Push(kind);
            }
        }
    }

    /// <summary>Of length 1; all zero for a program without a token.</summary>
    public float[] Vector()
    {
        double sum = 0;
        foreach (double count in counts)
        {
            sum += count * count;
        }

        double length = Math.Sqrt(sum);
        return Array.ConvertAll(counts, count => length == 0 ? 0 : (float)(count / length));
    }

    private void Count(string feature)
    {
        ulong hash = SplitMix64.Mix(Fnv1a.Of(feature));
        counts[(hash >> 1) % (ulong)counts.Length] += (hash & 1) == 0 ? 1 : -1;
    }

    private static bool IsOpening(string kind) => kind == "(" || kind == "[" || kind == "{";

    private static bool IsClosing(string kind) => kind == ")" || kind == "]" || kind == "}";
}
