using System.Collections.Generic;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>
/// Arguments as the one text that Windows hands to a program, so that the program's runtime takes them apart again into
/// the very same list: no argument can become two, or an option of another.
/// </summary>
/// <remarks>
/// The rules of CommandLineToArgvW and of Microsoft's C runtime ("Parsing C command-line arguments"): backslashes
/// count only before a quotation mark, where each two stand for one. .NET Framework has no list of arguments itself.
/// </remarks>
internal static class CommandLine
{
    public static string Of(IEnumerable<string> arguments)
    {
        var line = new StringBuilder();
        foreach (string argument in arguments)
        {
            Argument.Require(argument.IndexOf('\0') < 0, "An argument holds a zero character. Pass text.");
            line.Append(line.Length == 0 ? "\"" : " \"");
            Append(line, argument);
            line.Append('"');
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, string argument)
    {
        int backslashes = 0;
        foreach (char character in argument)
        {
            if (character == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            backslashes = character == '\\' ? backslashes + 1 : 0;
            line.Append(character);
        }

        // Those before the closing mark.
        line.Append('\\', backslashes);
    }
}
