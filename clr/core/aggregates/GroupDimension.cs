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
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture, "The group holds vectors of dimension {0} and {1}. Aggregate vectors of one dimension.", expected, actual));
        }
    }
}
