using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The largest difference between the distribution functions of two samples; NULL where either is missing. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>N. V. Smirnov (1948). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class KolmogorovSmirnov : IBinarySerialize
{
    private NumberRows state;

    public void Init() => state = new NumberRows();

    public void Accumulate(SqlDouble value, SqlBoolean inSecond)
    {
        if (!Argument.AnyNull(value, inSecond))
        {
            state.Add(0, value.Value, inSecond.Value ? 1 : 0);
        }
    }

    public void Merge(KolmogorovSmirnov other) => state.Merge(other.state);

    public SqlDouble Terminate() => Ranks.KolmogorovSmirnov(state.Sorted()) is { } measure ? new SqlDouble(measure) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
