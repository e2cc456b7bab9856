using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The largest less the smallest value of each component over the vectors of a group. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class VectorRange : IBinarySerialize
{
    private ComponentRange state;

    public void Init() => state = new ComponentRange();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.Add(elements);
        }
    }

    public void Merge(VectorRange other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.Widths() is { } elements ? Float32Vector.Encode(elements) : SqlBytes.Null;

    public void Read(BinaryReader r) => state = ComponentRange.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
