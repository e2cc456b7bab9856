using System;
using System.Globalization;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>A JSON array of numbers. Written by hand: no JSON library is in the server's catalog.</summary>
internal static class JsonNumbers
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static float[] Parse(string json)
    {
        string text = json.Trim();
        if (text.Length < 2 || text[0] != '[' || text[text.Length - 1] != ']')
        {
            throw new FormatException("The text is no JSON array. Pass numbers in brackets, separated by commas.");
        }

        string inner = text.Substring(1, text.Length - 2).Trim();
        if (inner.Length == 0)
        {
            return new float[0];
        }

        string[] parts = inner.Split(',');
        var numbers = new float[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            numbers[i] = Number(parts[i].Trim(), i);
        }

        return numbers;
    }

    /// <summary>Nine digits give every float32 again, and the same text on every .NET; "R" does not on the .NET Framework.</summary>
    public static string Write(float[] numbers)
    {
        var text = new StringBuilder("[");
        for (int i = 0; i < numbers.Length; i++)
        {
            if (float.IsNaN(numbers[i]) || float.IsInfinity(numbers[i]))
            {
                throw new ArgumentException(string.Format(
                    CultureInfo.InvariantCulture, "Component {0} is not finite, and JSON has no such number. Replace it first.", i));
            }

            text.Append(i == 0 ? "" : ",").Append(numbers[i].ToString("G9", CultureInfo.InvariantCulture));
        }

        return text.Append(']').ToString();
    }

    /// <summary>JSON's numbers begin with a digit or a minus and end with a digit; .NET alone would take more.</summary>
    private static float Number(string text, int index)
    {
        bool plain = text.Length > 0 && (text[0] == '-' || IsDigit(text[0])) && IsDigit(text[text.Length - 1]);
        if (!plain || !float.TryParse(text, Styles, CultureInfo.InvariantCulture, out float number) || float.IsInfinity(number))
        {
            throw new FormatException(string.Format(
                CultureInfo.InvariantCulture, "Element {0} is '{1}', which is no number that float32 holds. Pass finite numbers alone.", index, text));
        }

        return number;
    }

    private static bool IsDigit(char character) => character >= '0' && character <= '9';
}
