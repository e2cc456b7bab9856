using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The root of the mean square of each component over the vectors of a group. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorRms : IBinarySerialize
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

    public void Merge(VectorRms other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.RootMeanSquares() is { } elements ? Float32Vector.Encode(elements) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = ComponentMoments.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
