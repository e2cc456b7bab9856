using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The median of each component over the vectors of a group; of an even number the mean of the middle two. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorMedian : IBinarySerialize
{
    private VectorRows state;

    public void Init() => state = new VectorRows();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(0, 0, elements);
        }
    }

    public void Merge(VectorMedian other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : Float32Vector.Encode(ComponentMedian.Of(state.Vectors()));

    public void Read(BinaryReader r) => state = VectorRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
