using System;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>An argument that must be the same in every row of a group, such as a lag: an aggregate has no others.</summary>
internal sealed class GroupConstant
{
    private bool known;
    private double value;

    /// <summary>0 before the first row.</summary>
    public double Value => value;

    public int Whole => (int)value;

    /// <exception cref="ArgumentException">When an earlier row had another value.</exception>
    public void Set(double given, string name)
    {
        Argument.Require(
            !known || value == given,
            "The group was given {0} as {1} and as {2}. Pass one value to all rows.",
            name,
            Math.Min(value, given),
            Math.Max(value, given));
        known = true;
        value = given;
    }

    public void Merge(GroupConstant other, string name)
    {
        if (other.known)
        {
            Set(other.value, name);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(known);
        writer.Write(value);
    }

    public static GroupConstant Read(BinaryReader reader) =>
        new GroupConstant { known = reader.ReadBoolean(), value = reader.ReadDouble() };
}
