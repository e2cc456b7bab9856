using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The centres of as many clusters as count says of the vectors of a group, one after another in the order of their components; fewer where fewer vectors differ. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="KMeans"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class KMeansCluster : IBinarySerialize
{
    private VectorRows state;
    private GroupConstant clusters;

    public void Init()
    {
        state = new VectorRows();
        clusters = new GroupConstant();
    }

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector, SqlInt32 count)
    {
        if (!count.IsNull && Float32Vector.TryDecode(vector, out float[] elements))
        {
            clusters.Set(Argument.Within(count, "count", 1, PointSet.MostRowsCompared), "count");
            state.Add(0, 0, elements);
        }
    }

    public void Merge(KMeansCluster other)
    {
        state.Merge(other.state);
        clusters.Merge(other.clusters, "count");
    }

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() =>
        state.Count == 0
            ? SqlBytes.Null
            : Float32Vector.Encode(PointSet.Concatenated(KMeans.Centres(state.Vectors(), clusters.Whole)));

    public void Read(BinaryReader r)
    {
        state = VectorRows.Read(r);
        clusters = GroupConstant.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        clusters.Write(w);
    }
}
