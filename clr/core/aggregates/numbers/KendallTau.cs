using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Kendall's tau-b of two numbers: pairs in the same order less those in the other; at most 20000 rows; NULL where one does not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>M. G. Kendall (1945). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class KendallTau : IBinarySerialize
{
    private NumberRows state;

    public void Init() => state = new NumberRows();

    public void Accumulate(SqlDouble y, SqlDouble x)
    {
        if (!Argument.AnyNull(y, x))
        {
            state.Add(0, x.Value, y.Value);
        }
    }

    public void Merge(KendallTau other) => state.Merge(other.state);

    public SqlDouble Terminate() => Ranks.Kendall(state.Sorted()) is { } measure ? new SqlDouble(measure) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
