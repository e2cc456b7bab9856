using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean distance between what was predicted and what was. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class MeanAbsoluteError : IBinarySerialize
{
    private WeightedSum state;

    public void Init() => state = new WeightedSum();

    public void Accumulate(SqlDouble actual, SqlDouble predicted)
    {
        if (!Argument.AnyNull(actual, predicted))
        {
            state.Add(Math.Abs(actual.Value - predicted.Value));
        }
    }

    public void Merge(MeanAbsoluteError other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Mean() is { } mean ? new SqlDouble(mean) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = WeightedSum.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
