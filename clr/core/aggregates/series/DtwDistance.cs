using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The least total difference of two series, of which either may wait for the other (dynamic time warping); at most 20000 rows. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Hiroaki Sakoe, Seibi Chiba (1978). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class DtwDistance : IBinarySerialize
{
    private NumberRows state;

    public void Init() => state = new NumberRows();

    public void Accumulate(SqlInt64 position, SqlDouble left, SqlDouble right)
    {
        if (!Argument.AnyNull(position, left, right))
        {
            state.Add(position.Value, left.Value, right.Value);
        }
    }

    public void Merge(DtwDistance other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(SeriesMeasures.DynamicTimeWarping(state.Sorted()));

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
