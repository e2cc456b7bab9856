using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean squared distance between the probability that was given and what happened, 1 or 0. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Glenn W. Brier, "Verification of forecasts expressed in terms of probability" (1950). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class BrierScore : IBinarySerialize
{
    private WeightedSum state;

    public void Init() => state = new WeightedSum();

    public void Accumulate(SqlBoolean happened, SqlDouble probability)
    {
        if (!Argument.AnyNull(happened, probability))
        {
            state.AddSquare(Argument.Within(probability, "probability", 0, 1) - (happened.Value ? 1 : 0));
        }
    }

    public void Merge(BrierScore other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Mean() is { } mean ? new SqlDouble(mean) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = WeightedSum.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
