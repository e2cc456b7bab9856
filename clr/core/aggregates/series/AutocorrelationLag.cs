using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The correlation of a series with itself, lag rows later; NULL where it does not vary or is not longer than the lag. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>George E. P. Box, Gwilym M. Jenkins (1970). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class AutocorrelationLag : IBinarySerialize
{
    private NumberRows state;
    private GroupConstant distance;

    public void Init()
    {
        state = new NumberRows();
        distance = new GroupConstant();
    }

    public void Accumulate(SqlInt64 position, SqlDouble value, SqlInt32 lag)
    {
        if (!Argument.AnyNull(position, value, lag))
        {
            distance.Set(Argument.Within(lag, "lag", 0, int.MaxValue), "lag");
            state.Add(position.Value, value.Value, 0);
        }
    }

    public void Merge(AutocorrelationLag other)
    {
        state.Merge(other.state);
        distance.Merge(other.distance, "lag");
    }

    public SqlDouble Terminate() =>
        state.Count > 0 && SeriesMeasures.Autocorrelation(state.Series(), distance.Whole) is { } correlation
            ? new SqlDouble(correlation)
            : SqlDouble.Null;

    public void Read(BinaryReader r)
    {
        state = NumberRows.Read(r);
        distance = GroupConstant.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        distance.Write(w);
    }
}
