using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>A fingerprint of the items of a group as often as they come, in any order: to see whether two tables hold the same rows. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Not against an attacker. See <see cref="SetFingerprintState"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class SetFingerprint : IBinarySerialize
{
    private SetFingerprintState state;

    public void Init() => state = new SetFingerprintState();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes item)
    {
        if (!item.IsNull)
        {
            state.Add(ItemHash.Of(item));
        }
    }

    public void Merge(SetFingerprint other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = 16)]
    public SqlBytes Terminate() => state.Count == 0 ? SqlBytes.Null : new SqlBytes(state.ToBytes());

    public void Read(BinaryReader r) => state = SetFingerprintState.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
