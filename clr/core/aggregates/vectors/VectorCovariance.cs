using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sample covariance of each two components over the vectors of a group (divided by n - 1), row after row; at most 256 components; NULL for one vector. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorCovariance : IBinarySerialize
{
    private CovarianceSums state;

    public void Init() => state = new CovarianceSums();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(elements);
        }
    }

    public void Merge(VectorCovariance other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Flattened() is { } elements ? Float32Vector.Encode(elements) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = CovarianceSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
