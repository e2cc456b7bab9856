using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The correlation of the ranks of two numbers; NULL where one does not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>C. Spearman (1904). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class SpearmanCorrelation : IBinarySerialize
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

    public void Merge(SpearmanCorrelation other) => state.Merge(other.state);

    public SqlDouble Terminate() => Ranks.Spearman(state.Sorted()) is { } measure ? new SqlDouble(measure) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
