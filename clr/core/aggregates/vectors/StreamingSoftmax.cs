using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean of the vectors of a group weighted by the softmax of their scores: attention with the scores of one query. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="SoftmaxMean"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class StreamingSoftmax : IBinarySerialize
{
    private VectorRows state;

    public void Init() => state = new VectorRows();

    public void Accumulate(SqlDouble score, [SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (!score.IsNull && Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(0, score.Value, elements);
        }
    }

    public void Merge(StreamingSoftmax other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : Float32Vector.Encode(SoftmaxMean.Of(state.Sorted()));

    public void Read(BinaryReader r) => state = VectorRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
