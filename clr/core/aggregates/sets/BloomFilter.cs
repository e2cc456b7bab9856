using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The filter of the items of a group that clr_BloomContains asks; of as many bytes and hashes as all rows say. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="Bloom"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class BloomFilter : IBinarySerialize
{
    private BloomState state;

    public void Init() => state = new BloomState();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes item, SqlInt32 bytes, SqlInt32 hashes)
    {
        if (!Argument.AnyNull(item, bytes, hashes))
        {
            int size = Argument.Within(bytes, "bytes", 1, Bloom.MostBytes);
            state.AddItem(ItemHash.Of(item), size, Argument.Within(hashes, "hashes", 1, Bloom.MostHashes));
        }
    }

    public void Merge(BloomFilter other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Filter == null ? SqlBytes.Null : new SqlBytes(state.Filter);

    public void Read(BinaryReader r) => state = BloomState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
