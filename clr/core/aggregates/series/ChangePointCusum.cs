using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The position of the first row after the most likely change of level: where the sum of the deviations from the mean is farthest from 0. NULL where the series does not vary. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>E. S. Page (1954). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class ChangePointCusum : IBinarySerialize
{
    private NumberRows state;

    public void Init() => state = new NumberRows();

    public void Accumulate(SqlInt64 position, SqlDouble value)
    {
        if (!Argument.AnyNull(position, value))
        {
            state.Add(position.Value, value.Value, 0);
        }
    }

    public void Merge(ChangePointCusum other) => state.Merge(other.state);

    public SqlInt64 Terminate() =>
        state.Count > 0 && SeriesMeasures.ChangePoint(state.Series()) is { } index
            ? new SqlInt64(state.Sorted()[index].Key)
            : SqlInt64.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
