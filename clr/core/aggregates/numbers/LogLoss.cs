using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean of minus the natural logarithm of the probability that was given to what happened. Probabilities are kept within 1e-15 of 0 and 1. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class LogLoss : IBinarySerialize
{
    private WeightedSum state;

    public void Init() => state = new WeightedSum();

    public void Accumulate(SqlBoolean happened, SqlDouble probability)
    {
        if (!Argument.AnyNull(happened, probability))
        {
            double kept = Math.Max(1e-15, Math.Min(1 - 1e-15, Argument.Within(probability, "probability", 0, 1)));
            state.Add(-Math.Log(happened.Value ? kept : 1 - kept));
        }
    }

    public void Merge(LogLoss other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Mean() is { } mean ? new SqlDouble(mean) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = WeightedSum.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
