using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sum of the squared steps divided by that of the squared values: about 2 for residuals without order. NULL where all are 0. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>J. Durbin, G. S. Watson (1950). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class DurbinWatson : IBinarySerialize
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

    public void Merge(DurbinWatson other) => state.Merge(other.state);

    public SqlDouble Terminate() =>
        state.Count > 0 && SeriesMeasures.DurbinWatson(state.Series()) is { } statistic
            ? new SqlDouble(statistic)
            : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
