using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sum of the squared distances of the vectors of a group to their mean: how tight a cluster is. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorInertia : IBinarySerialize
{
    private ComponentMoments state;

    public void Init() => state = new ComponentMoments();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(elements);
        }
    }

    public void Merge(VectorInertia other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Inertia() is { } inertia ? new SqlDouble(inertia) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = ComponentMoments.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
