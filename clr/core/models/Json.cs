using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>
/// Any JSON value: an object is a Dictionary, an array a List, and there are string, double, bool and null. Written
/// by hand: no JSON library is in the server's catalog.
/// </summary>
/// <remarks>RFC 8259. A second member of the same name replaces the first. Nothing is allowed behind the value but white space.</remarks>
internal sealed class Json
{
    private const int Deepest = 64;

    private readonly string text;
    private int at;

    private Json(string text) => this.text = text;

    /// <exception cref="System.ArgumentException">With the place, when the text is no JSON.</exception>
    public static object Parse(string text)
    {
        var reader = new Json(text);
        object value = reader.Value(0);
        reader.SkipSpace();
        reader.Expect(reader.at == text.Length);
        return value;
    }

    private object Value(int depth)
    {
        Argument.Require(depth <= Deepest, "The JSON nests more than {0} deep. Pass a flatter one.", Deepest);
        SkipSpace();
        Expect(at < text.Length);
        switch (text[at])
        {
            case '{':
                return Object(depth);
            case '[':
                return Array(depth);
            case '"':
                return String();
            case 't':
                return Literal("true", true);
            case 'f':
                return Literal("false", false);
            case 'n':
                return Literal("null", null);
            default:
                return Number();
        }
    }

    private Dictionary<string, object> Object(int depth)
    {
        var members = new Dictionary<string, object>(System.StringComparer.Ordinal);
        at++;
        while (!Take('}'))
        {
            Expect(members.Count == 0 || Take(','));
            SkipSpace();
            string name = String();
            Expect(Take(':'));
            members[name] = Value(depth + 1);
        }

        return members;
    }

    private List<object> Array(int depth)
    {
        var elements = new List<object>();
        at++;
        while (!Take(']'))
        {
            Expect(elements.Count == 0 || Take(','));
            elements.Add(Value(depth + 1));
        }

        return elements;
    }

    private string String()
    {
        Expect(at < text.Length && text[at] == '"');
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            Expect(text[at] >= ' ');
            value.Append(text[at] == '\\' ? Escaped() : text[at]);
        }

        Expect(at < text.Length);
        at++;
        return value.ToString();
    }

    private char Escaped()
    {
        const string signs = "\"\\/bfnrt";
        const string meanings = "\"\\/\b\f\n\r\t";
        Expect(++at < text.Length);
        int sign = signs.IndexOf(text[at]);
        if (sign >= 0)
        {
            return meanings[sign];
        }

        int code = 0;
        bool valid = text[at] == 'u' && at + 4 < text.Length
            && int.TryParse(text.Substring(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        Expect(valid);
        at += 4;
        return (char)code;
    }

    private object Number()
    {
        int start = at;
        Take("-");
        int whole = Digits();
        Expect(whole > 0 && (whole == 1 || text[at - whole] != '0'));
        Expect(!Take(".") || Digits() > 0);
        if (Take("e") || Take("E"))
        {
            Expect((Take("+") || Take("-") || true) && Digits() > 0);
        }

        return double.Parse(text.Substring(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private int Digits()
    {
        int start = at;
        while (at < text.Length && text[at] >= '0' && text[at] <= '9')
        {
            at++;
        }

        return at - start;
    }

    private object Literal(string word, object value)
    {
        Expect(Take(word));
        return value;
    }

    private bool Take(string sign)
    {
        bool found = string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
        at += found ? sign.Length : 0;
        return found;
    }

    private bool Take(char sign)
    {
        SkipSpace();
        bool found = at < text.Length && text[at] == sign;
        at += found ? 1 : 0;
        return found;
    }

    private void SkipSpace()
    {
        while (at < text.Length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        {
            at++;
        }
    }

    private void Expect(bool holds) =>
        Argument.Require(holds, "The text is no JSON from character {0} on. Correct it there.", at + 1);
}
