using System;
using System.Globalization;

namespace Hartonomous.Clr;

/// <summary>All vectors of a group have the dimension of the first.</summary>
internal static class GroupDimension
{
    public static void Require(int expected, int actual)
    {
        if (expected != actual)
        {
            // Smaller first: which one came first depends on the plan.
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "The group holds vectors of dimension {0} and {1}. Aggregate vectors of one dimension.",
                Math.Min(expected, actual),
                Math.Max(expected, actual)));
        }
    }
}
