using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Cycles per row of the strongest wave about the mean, the slowest of equals; NULL where the series does not vary. Rows are taken in the order of their positions, of equal ones in that of their values. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>By the discrete Fourier transform, see <see cref="Fourier"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class DominantFrequency : IBinarySerialize
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

    public void Merge(DominantFrequency other) => state.Merge(other.state);

    public SqlDouble Terminate() =>
        state.Count > 1 && SeriesMeasures.DominantFrequency(state.Series()) is { } frequency
            ? new SqlDouble(frequency)
            : SqlDouble.Null;

    public void Read(BinaryReader r) => state = NumberRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
