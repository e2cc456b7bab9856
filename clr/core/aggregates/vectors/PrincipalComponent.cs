using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The direction in which the vectors of a group vary most, of length 1, its largest component positive; NULL where all are the same. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="PrincipalAxis"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class PrincipalComponent : IBinarySerialize
{
    private VectorRows state;

    public void Init() => state = new VectorRows();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(0, 0, elements);
        }
    }

    public void Merge(PrincipalComponent other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.Count > 0 && PrincipalAxis.Of(state.Vectors()) is { } axis ? Float32Vector.Encode(axis) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = VectorRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
