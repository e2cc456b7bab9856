using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The probability that a positive row scores higher than a negative one, ties counting half; NULL where either is missing. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>J. A. Hanley, B. J. McNeil (1982). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class AreaUnderRoc : IBinarySerialize
{
    private NumberRows state;

    public void Init() => state = new NumberRows();

    public void Accumulate(SqlDouble score, SqlBoolean positive)
    {
        if (!Argument.AnyNull(score, positive))
        {
            state.Add(0, score.Value, positive.Value ? 1 : 0);
        }
    }

    public void Merge(AreaUnderRoc other) => state.Merge(other.state);

    public SqlDouble Terminate() => Ranks.AreaUnderRoc(state.Sorted()) is { } measure ? new SqlDouble(measure) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
