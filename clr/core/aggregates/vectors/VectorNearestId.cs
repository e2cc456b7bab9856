using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The id of the vector of a group that points most nearly where a query does (by the cosine); of equals the lowest id. Vectors without direction, or with a NaN, do not count. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorNearestId : IBinarySerialize
{
    private BestVector state;

    public void Init() => state = new BestVector();

    public void Accumulate(SqlInt64 id, [SqlFacet(MaxSize = 8000)] SqlBytes vector, [SqlFacet(MaxSize = 8000)] SqlBytes query)
    {
        if (!id.IsNull && Float32Vector.TryDecode(vector, query, out float[] elements, out float[] wanted))
        {
            double lengths = VectorMath.Norm(elements) * VectorMath.Norm(wanted);
            if (lengths > 0)
            {
                state.Offer(VectorMath.Dot(elements, wanted) / lengths, id.Value, elements);
            }
        }
    }

    public void Merge(VectorNearestId other) => state.Merge(other.state);

    public SqlInt64 Terminate() => state.Vector == null ? SqlInt64.Null : new SqlInt64(state.Key);

    public void Read(BinaryReader r) => state = BestVector.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
