using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>
/// Which word follows which in a text: after the last order words if these were seen, else after fewer, at last
/// after none (back-off without weights).
/// </summary>
/// <remarks>Claude Shannon, "A mathematical theory of communication" (1948), section 3, the series of approximations to English.</remarks>
internal sealed class NGramModel
{
    private readonly Dictionary<string, SortedDictionary<string, int>> followers =
        new Dictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);

    private readonly int order;

    public NGramModel(IEnumerable<string> words, int order)
    {
        this.order = order;
        var history = new List<string>();
        foreach (string word in words)
        {
            for (int length = 0; length <= Math.Min(order, history.Count); length++)
            {
                Count(Context(history, length), word);
            }

            history.Add(word);
        }
    }

    public bool IsEmpty => followers.Count == 0;

    /// <summary>The words that may come next, sorted by code units, and how often each did.</summary>
    public SortedDictionary<string, int> After(List<string> history)
    {
        for (int length = Math.Min(order, history.Count); length > 0; length--)
        {
            if (followers.TryGetValue(Context(history, length), out SortedDictionary<string, int> found))
            {
                return found;
            }
        }

        return followers[string.Empty];
    }

    private void Count(string context, string word)
    {
        if (!followers.TryGetValue(context, out SortedDictionary<string, int> counts))
        {
            followers.Add(context, counts = new SortedDictionary<string, int>(StringComparer.Ordinal));
        }

        counts.TryGetValue(word, out int count);
        counts[word] = count + 1;
    }

    private static string Context(List<string> history, int length) =>
        string.Join("\n", history.GetRange(history.Count - length, length).ToArray());
}
