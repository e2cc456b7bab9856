using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The isolation score of each vector of a group, by their ordinals: near 1 for an anomaly, about 0.5 where there is none. 100 trees of at most 256 vectors, seed 0. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="IsolationForest"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class IsolationForestAnomaly : IBinarySerialize
{
    private VectorRows state;

    public void Init() => state = new VectorRows();

    public void Accumulate(SqlInt64 ordinal, [SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (!ordinal.IsNull && Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(ordinal.Value, 0, elements);
        }
    }

    public void Merge(IsolationForestAnomaly other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : Float32Vector.Encode(Scores(state.Vectors()));

    public void Read(BinaryReader r) => state = VectorRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);

    private static float[] Scores(float[][] vectors)
    {
        const int trees = 100;
        const int sampleSize = 256;
        var forest = new IsolationForest(vectors, trees, sampleSize, 0);
        return Array.ConvertAll(vectors, vector => (float)forest.Score(vector));
    }
}
