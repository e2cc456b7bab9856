using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sketch of all items that the sketches of a group have seen. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="HyperLogLog"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class HyperLogLogUnion : IBinarySerialize
{
    private HyperLogLogState state;

    public void Init() => state = new HyperLogLogState();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes sketch)
    {
        if (!sketch.IsNull)
        {
            state.AddSketch(HyperLogLog.Decode(sketch));
        }
    }

    public void Merge(HyperLogLogUnion other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.IsEmpty ? SqlBytes.Null : new SqlBytes(state.Registers);

    public void Read(BinaryReader r) => state = HyperLogLogState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
