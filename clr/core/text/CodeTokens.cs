using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>The kinds of a program's tokens: keywords common to many languages as themselves, then name, number, text, and each sign.</summary>
internal static class CodeTokens
{
    private const string Keywords =
        " if else elif for foreach while do switch case when match default break continue return yield try catch except finally throw raise "
        + "class struct interface enum record trait impl def func function fn lambda new using import from namespace module package public private "
        + "protected static const readonly let var async await select insert update delete merge where group order by join declare set begin end exec create ";

    public static IEnumerable<string> Kinds(string source)
    {
        int at = 0;
        while (at < source.Length)
        {
            char first = source[at];
            int end = at + 1;
            if (char.IsWhiteSpace(first))
            {
                at = end;
                continue;
            }

            if (char.IsLetter(first) || first == '_' || first == '@')
            {
                end = While(source, end, c => char.IsLetterOrDigit(c) || c == '_');
                yield return Word(source.Substring(at, end - at));
            }
            else if (char.IsDigit(first))
            {
                end = While(source, end, c => char.IsLetterOrDigit(c) || c == '.' || c == '_');
                yield return "number";
            }
            else if (CommentEnd(source, at) is int after && after > at)
            {
                end = after;
            }
            else if (first == '"' || first == '\'' || first == '`')
            {
                end = TextEnd(source, at);
                yield return "text";
            }
            else
            {
                yield return first.ToString();
            }

            at = end;
        }
    }

    private static string Word(string word)
    {
        string lower = word.ToLowerInvariant();
        return Keywords.IndexOf(" " + lower + " ", StringComparison.Ordinal) >= 0 ? lower : "name";
    }

    private static int While(string source, int at, Predicate<char> belongs)
    {
        while (at < source.Length && belongs(source[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where a comment that begins here is over: two slashes or dashes, or a hash, to the line's end; slash and star to star and slash. The place itself if none begins.</summary>
    private static int CommentEnd(string source, int at)
    {
        string two = source.Substring(at, Math.Min(2, source.Length - at));
        if (two == "/*")
        {
            int close = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
            return close < 0 ? source.Length : close + 2;
        }

        return two == "//" || two == "--" || source[at] == '#' ? While(source, at, c => c != '\n') : at;
    }

    /// <summary>Behind the closing quotation mark, which a backslash before it does not make one.</summary>
    private static int TextEnd(string source, int at)
    {
        for (int i = at + 1; i < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == source[at])
            {
                return i + 1;
            }
        }

        return source.Length;
    }
}
