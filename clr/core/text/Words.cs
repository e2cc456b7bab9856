using System.Collections.Generic;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>The words of a text: unbroken letters, digits and apostrophes within, in lower case (invariant culture).</summary>
internal static class Words
{
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPart(text, i))
            {
                word.Append(char.ToLowerInvariant(text[i]));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Length = 0;
            }
        }
    }

    private static bool IsPart(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        || (text[index] == '\'' && index > 0 && index + 1 < text.Length
            && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]));
}
