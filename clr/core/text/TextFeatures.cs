using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>What can be counted in a text without knowing its language.</summary>
internal sealed class TextFeatures
{
    private readonly Dictionary<string, int> occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
    private int letters;
    private int words;
    private int sentences;

    public TextFeatures(string text)
    {
        bool open = false;
        foreach (string word in Words.Of(text))
        {
            words++;
            letters += word.Length;
            occurrences.TryGetValue(word, out int count);
            occurrences[word] = count + 1;
        }

        foreach (char character in text)
        {
            bool ends = character == '.' || character == '!' || character == '?';
            sentences += ends && open ? 1 : 0;
            open = !ends && (open || char.IsLetterOrDigit(character));
        }

        sentences += open ? 1 : 0;
    }

    /// <summary>An object of numbers, always with the same members in the same order.</summary>
    public string ToJson()
    {
        var json = new StringBuilder("{");
        Member(json, "words", words);
        Member(json, "distinctWords", occurrences.Count);
        Member(json, "sentences", sentences);
        Member(json, "meanWordLength", Ratio(letters, words));
        Member(json, "meanSentenceLength", Ratio(words, sentences));
        Member(json, "typeTokenRatio", Ratio(occurrences.Count, words));
        Member(json, "entropyBits", Entropy());
        return json.Append('}').ToString();
    }

    /// <summary>Shannon's entropy of the words, in bits: minus the sum of p log2 p.</summary>
    private double Entropy()
    {
        var sum = new Expansion();
        foreach (int count in occurrences.Values)
        {
            double part = (double)count / words;
            sum.Add(-part * Math.Log(part, 2));
        }

        return sum.Rounded();
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static void Member(StringBuilder json, string name, double value) =>
        json.Append(json.Length == 1 ? "\"" : ",\"").Append(name).Append("\":").Append(value.ToString("G15", CultureInfo.InvariantCulture));
}
