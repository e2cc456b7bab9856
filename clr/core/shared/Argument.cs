using System;
using System.Data.SqlTypes;
using System.Globalization;

namespace Hartonomous.Clr;

/// <summary>What a routine demands of its arguments; each message ends with what to do.</summary>
internal static class Argument
{
    /// <summary>True when one of them is NULL, which makes the result NULL, or a table empty.</summary>
    public static bool AnyNull(params INullable[] values)
    {
        foreach (INullable value in values)
        {
            if (value == null || value.IsNull)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="ArgumentException">With the message, when the condition does not hold.</exception>
    public static void Require(bool holds, string format, params object[] values)
    {
        if (!holds)
        {
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, format, values));
        }
    }

    /// <exception cref="ArgumentException">When the value lies outside of the bounds, which themselves are allowed.</exception>
    public static int Within(SqlInt32 value, string name, int least, int most)
    {
        Require(
            value.Value >= least && value.Value <= most,
            "{0} is {1}. Pass a number from {2} to {3}.",
            name,
            value.Value,
            least,
            most);
        return value.Value;
    }

    /// <exception cref="ArgumentException">When the value lies outside of the bounds, which themselves are allowed.</exception>
    public static double Within(SqlDouble value, string name, double least, double most)
    {
        Require(
            value.Value >= least && value.Value <= most,
            "{0} is {1}. Pass a number from {2} to {3}.",
            name,
            value.Value,
            least,
            most);
        return value.Value;
    }
}
