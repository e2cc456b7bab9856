using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sample standard deviation divided by the mean; NULL for one row and for a mean of 0. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Exact until the last roundings: see <see cref="PowerSums"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class CoefficientOfVariation : IBinarySerialize
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

    public void Merge(CoefficientOfVariation other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count < 2 || state.Mean() == 0 ? SqlDouble.Null : new SqlDouble(Math.Sqrt(state.Variance()) / state.Mean());

    public void Read(BinaryReader r) => state = PowerSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
