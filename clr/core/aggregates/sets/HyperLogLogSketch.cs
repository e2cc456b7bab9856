using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The sketch of the items of a group that clr_HyperLogLogEstimate counts and HyperLogLogUnion joins. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="HyperLogLog"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class HyperLogLogSketch : IBinarySerialize
{
    private HyperLogLogState state;

    public void Init() => state = new HyperLogLogState();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes item)
    {
        if (!item.IsNull)
        {
            state.AddItem(ItemHash.Of(item));
        }
    }

    public void Merge(HyperLogLogSketch other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.IsEmpty ? SqlBytes.Null : new SqlBytes(state.Registers);

    public void Read(BinaryReader r) => state = HyperLogLogState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
