using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The distance of a query to the mean of the vectors of a group, in deviations along each direction; at most 256 components; NULL where the covariance has no inverse. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>P. C. Mahalanobis, "On the generalised distance in statistics" (1936). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Mahalanobis : IBinarySerialize
{
    private CovarianceSums state;
    private GroupVector point;

    public void Init()
    {
        state = new CovarianceSums();
        point = new GroupVector();
    }

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector, [SqlFacet(MaxSize = 8000)] SqlBytes query)
    {
        if (Float32Vector.TryDecode(vector, query, out float[] elements, out float[] wanted))
        {
            point.Set(wanted, "query");
            state.Add(elements);
        }
    }

    public void Merge(Mahalanobis other)
    {
        state.Merge(other.state);
        point.Merge(other.point, "point");
    }

    public SqlDouble Terminate() => point.Value != null && state.Distance(point.Value) is { } distance ? new SqlDouble(distance) : SqlDouble.Null;

    public void Read(BinaryReader r)
    {
        state = CovarianceSums.Read(r);
        point = GroupVector.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        point.Write(w);
    }
}
