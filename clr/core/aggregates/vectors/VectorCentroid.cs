using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean direction of the vectors of a group, of length 1: each counts alike, however long. Vectors without direction do not count, and NULL is the result where the directions cancel. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Inderjit S. Dhillon, Dharmendra S. Modha, "Concept decompositions for large sparse text data using clustering" (2001). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorCentroid : IBinarySerialize
{
    private ComponentSums state;

    public void Init() => state = new ComponentSums();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.AddDirection(elements);
        }
    }

    public void Merge(VectorCentroid other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() =>
        state.DividedBy(1) is { } sum && VectorMath.Norm(sum) is var norm && norm > 0
            ? Float32Vector.Encode(VectorMath.Divide(sum, norm))
            : SqlBytes.Null;

    public void Read(BinaryReader r) => state = ComponentSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
