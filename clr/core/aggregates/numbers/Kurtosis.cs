using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The excess kurtosis G2, as a spreadsheet's KURT, 0 for a normal distribution; NULL for fewer than four rows and where they do not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>D. N. Joanes, C. A. Gill (1998). Exact until the last roundings: see <see cref="PowerSums"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Kurtosis : IBinarySerialize
{
    private PowerSums state;

    public void Init() => state = new PowerSums();

    public void Accumulate(SqlDouble value)
    {
        if (!value.IsNull)
        {
            state.Add(value.Value);
        }
    }

    public void Merge(Kurtosis other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Kurtosis() is { } kurtosis ? new SqlDouble(kurtosis) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = PowerSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
