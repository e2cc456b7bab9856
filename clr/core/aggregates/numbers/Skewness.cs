using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The adjusted Fisher-Pearson skewness G1, as a spreadsheet's SKEW; NULL for fewer than three rows and where they do not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>D. N. Joanes, C. A. Gill (1998). Exact until the last roundings: see <see cref="PowerSums"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Skewness : IBinarySerialize
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

    public void Merge(Skewness other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Skewness() is { } skewness ? new SqlDouble(skewness) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = PowerSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
