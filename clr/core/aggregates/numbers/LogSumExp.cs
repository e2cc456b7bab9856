using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The logarithm of the sum of the exponentials, without overflow. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class LogSumExp : IBinarySerialize
{
    private SortedValues state;

    public void Init() => state = new SortedValues();

    public void Accumulate(SqlDouble value)
    {
        if (!value.IsNull)
        {
            state.Add(value.Value);
        }
    }

    public void Merge(LogSumExp other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(Distribution.LogSumExp(state.Ascending()));

    public void Read(BinaryReader r) => state = SortedValues.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
