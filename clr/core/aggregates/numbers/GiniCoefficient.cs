using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Inequality of values of 0 or more: 0 where all are the same, towards 1 where one has all; NULL where all are 0. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Corrado Gini (1912). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class GiniCoefficient : IBinarySerialize
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

    public void Merge(GiniCoefficient other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count > 0 && Distribution.Gini(state.Ascending()) is { } gini ? new SqlDouble(gini) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = SortedValues.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
