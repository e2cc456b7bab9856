using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Z of the Mann-Kendall test for a trend: positive where values rise; beyond 1.96 either way with less than 5 percent chance. At most 20000 rows; NULL where they do not vary. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Henry B. Mann (1945), Maurice G. Kendall (1975). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class MannKendallTrend : IBinarySerialize
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

    public void Merge(MannKendallTrend other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count > 1 && SeriesMeasures.MannKendall(state.Series()) is { } z ? new SqlDouble(z) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
