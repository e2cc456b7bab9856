using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The signature of the items of a group by which clr_MinHashSimilarity compares sets. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Andrei Z. Broder (1997). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class MinHashSignature : IBinarySerialize
{
    private MinHash state;

    public void Init() => state = new MinHash();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes item)
    {
        if (!item.IsNull)
        {
            state.Add(ItemHash.Of(item));
        }
    }

    public void Merge(MinHashSignature other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => state.IsEmpty ? SqlBytes.Null : new SqlBytes(state.ToBytes());

    public void Read(BinaryReader r) => state = MinHash.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
