using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The local outlier factor of each vector of a group, by their ordinals: about 1 within a cluster, larger for an outlier. At most 20000 vectors, more than neighbours. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="OutlierFactor"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class LocalOutlierAnomaly : IBinarySerialize
{
    private VectorRows state;
    private GroupConstant count;

    public void Init()
    {
        state = new VectorRows();
        count = new GroupConstant();
    }

    public void Accumulate(SqlInt64 ordinal, [SqlFacet(MaxSize = 8000)] SqlBytes vector, SqlInt32 neighbours)
    {
        if (!ordinal.IsNull && !neighbours.IsNull && Float32Vector.TryDecode(vector, out float[] elements))
        {
            count.Set(Argument.Within(neighbours, "neighbours", 1, PointSet.MostRowsCompared), "neighbours");
            state.Add(ordinal.Value, 0, elements);
        }
    }

    public void Merge(LocalOutlierAnomaly other)
    {
        state.Merge(other.state);
        count.Merge(other.count, "neighbours");
    }

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : Float32Vector.Encode(Factors(state.Vectors()));

    public void Read(BinaryReader r)
    {
        state = VectorRows.Read(r);
        count = GroupConstant.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        count.Write(w);
    }

    private float[] Factors(float[][] vectors)
    {
        PointSet.RequireComparable(vectors.Length);
        var factors = new OutlierFactor(vectors, Argument.Within(count.Whole, "neighbours", 1, vectors.Length - 1));
        var all = new float[vectors.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (float)Math.Min(float.MaxValue, factors.Of(i));
        }

        return all;
    }
}
