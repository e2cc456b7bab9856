using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The value below which a fraction from 0 to 1 of the others lie, interpolated as PERCENTILE_CONT does. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Percentile : IBinarySerialize
{
    private SortedValues state;
    private GroupConstant part;

    public void Init()
    {
        state = new SortedValues();
        part = new GroupConstant();
    }

    public void Accumulate(SqlDouble value, SqlDouble fraction)
    {
        if (!Argument.AnyNull(value, fraction))
        {
            part.Set(Argument.Within(fraction, "fraction", 0, 1), "fraction");
            state.Add(value.Value);
        }
    }

    public void Merge(Percentile other)
    {
        state.Merge(other.state);
        part.Merge(other.part, "fraction");
    }

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(Quantile.Of(state.Ascending(), part.Value));

    public void Read(BinaryReader r)
    {
        state = SortedValues.Read(r);
        part = GroupConstant.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        part.Write(w);
    }
}
