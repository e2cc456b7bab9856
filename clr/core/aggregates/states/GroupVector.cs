using System.IO;

namespace Hartonomous.Clr;

/// <summary>A vector that must be the same in every row of a group, such as a query.</summary>
internal sealed class GroupVector
{
    /// <summary>Null before the first row.</summary>
    public float[] Value { get; private set; }

    /// <exception cref="System.ArgumentException">When an earlier row had another one.</exception>
    public void Set(float[] given, string name)
    {
        bool same = Value == null || new VectorOrder().Compare(Value, given) == 0;
        Argument.Require(same, "The group was given two different vectors as {0}. Pass one vector to all rows.", name);
        Value = given;
    }

    public void Merge(GroupVector other, string name)
    {
        if (other.Value != null)
        {
            Set(other.Value, name);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Value == null ? -1 : Value.Length);
        for (int i = 0; Value != null && i < Value.Length; i++)
        {
            writer.Write(Value[i]);
        }
    }

    public static GroupVector Read(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        var read = new GroupVector { Value = length < 0 ? null : new float[length] };
        for (int i = 0; i < length; i++)
        {
            read.Value[i] = reader.ReadSingle();
        }

        return read;
    }
}
