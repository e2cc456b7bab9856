using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The vector of a group with the least Euclidean length; of equals the first in the order of their components. Vectors with a NaN and NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorShortest : IBinarySerialize
{
    private BestVector state;

    public void Init() => state = new BestVector();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Offer(-VectorMath.Norm(elements), 0, elements);
        }
    }

    public void Merge(VectorShortest other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.Vector is { } elements ? Float32Vector.Encode(elements) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = BestVector.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
