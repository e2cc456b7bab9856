using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The exponential of the mean logarithm. Values must be positive. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class GeometricMean : IBinarySerialize
{
    private WeightedSum state;

    public void Init() => state = new WeightedSum();

    public void Accumulate(SqlDouble value)
    {
        if (!value.IsNull)
        {
            Argument.Require(value.Value > 0, "A value is not positive. Aggregate positive values.");
            state.Add(Math.Log(value.Value));
        }
    }

    public void Merge(GeometricMean other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Mean() is { } mean ? new SqlDouble(Math.Exp(mean)) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = WeightedSum.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
