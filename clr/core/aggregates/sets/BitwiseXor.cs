using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The bits that an odd number of the numbers of a group has. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class BitwiseXor : IBinarySerialize
{
    private BitTotals state;

    public void Init() => state = new BitTotals();

    public void Accumulate(SqlInt64 value)
    {
        if (!value.IsNull)
        {
            state.Add(value.Value);
        }
    }

    public void Merge(BitwiseXor other) => state.Merge(other.state);

    public SqlInt64 Terminate() => state.IsEmpty ? SqlInt64.Null : new SqlInt64(state.Odd);

    public void Read(BinaryReader r) => state = BitTotals.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
