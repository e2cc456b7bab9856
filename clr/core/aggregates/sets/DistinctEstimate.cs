using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>About how many different items a group holds, in little memory; the standard error is 1.6 percent. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="HyperLogLog"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class DistinctEstimate : IBinarySerialize
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

    public void Merge(DistinctEstimate other) => state.Merge(other.state);

    public SqlInt64 Terminate() => state.IsEmpty ? SqlInt64.Null : new SqlInt64(HyperLogLog.Estimate(state.Registers));

    public void Read(BinaryReader r) => state = HyperLogLogState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
