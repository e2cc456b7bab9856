using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The filter of all items that the filters of a group hold. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>See <see cref="Bloom"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class BloomUnion : IBinarySerialize
{
    private BloomState state;

    public void Init() => state = new BloomState();

    public void Accumulate([SqlFacet(MaxSize = -1)] SqlBytes filter)
    {
        if (!filter.IsNull)
        {
            state.AddFilter(Bloom.Decode(filter));
        }
    }

    public void Merge(BloomUnion other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlBytes Terminate() => state.Filter == null ? SqlBytes.Null : new SqlBytes(state.Filter);

    public void Read(BinaryReader r) => state = BloomState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
