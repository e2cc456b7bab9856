using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The vectors of a group one after another, by their ordinals; of equal ordinals by their components. What the functions over matrices take. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorStack : IBinarySerialize
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

    public void Merge(VectorStack other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : Float32Vector.Encode(PointSet.Concatenated(state.Vectors()));

    public void Read(BinaryReader r) => state = VectorRows.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
