using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean of each component over the vectors of a group. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state of 1998 dimensions does not fit into 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorMean : IBinarySerialize
{
    private ComponentSums state;

    public void Init() => state = new ComponentSums();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(elements);
        }
    }

    public void Merge(VectorMean other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.DividedBy(state.Count) is { } elements ? Float32Vector.Encode(elements) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = ComponentSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
