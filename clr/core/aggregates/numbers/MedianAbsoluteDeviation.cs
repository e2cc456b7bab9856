using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>A standard deviation that outliers hardly move: 1.4826 times the median distance to the median. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Peter J. Rousseeuw, Christophe Croux (1993). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class MedianAbsoluteDeviation : IBinarySerialize
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

    public void Merge(MedianAbsoluteDeviation other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Count == 0 ? SqlDouble.Null : new SqlDouble(Distribution.MedianAbsoluteDeviation(state.Ascending()));

    public void Read(BinaryReader r) => state = SortedValues.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
