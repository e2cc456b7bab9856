using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The last value of an exponential moving average, in which each row counts with alpha, from 0 to 1, and all before it with the rest. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Robert Goodell Brown (1959). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class ExponentialMovingAverage : IBinarySerialize
{
    private NumberRows state;
    private GroupConstant share;

    public void Init()
    {
        state = new NumberRows();
        share = new GroupConstant();
    }

    public void Accumulate(SqlInt64 position, SqlDouble value, SqlDouble alpha)
    {
        if (!Argument.AnyNull(position, value, alpha))
        {
            share.Set(Argument.Within(alpha, "alpha", 0, 1), "alpha");
            state.Add(position.Value, value.Value, 0);
        }
    }

    public void Merge(ExponentialMovingAverage other)
    {
        state.Merge(other.state);
        share.Merge(other.share, "alpha");
    }

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(SeriesMeasures.ExponentialAverage(state.Series(), share.Value));

    public void Read(BinaryReader r)
    {
        state = NumberRows.Read(r);
        share = GroupConstant.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        share.Write(w);
    }
}
