using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The middle value; of an even number the mean of the middle two. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Median : IBinarySerialize
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

    public void Merge(Median other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(Quantile.Of(state.Ascending(), 0.5));

    public void Read(BinaryReader r) => state = SortedValues.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
