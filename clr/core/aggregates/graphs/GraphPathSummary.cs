using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The nodes of a path in the order of their ordinals, with arrows between them, how many they are, and the sum of the weights. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class GraphPathSummary : IBinarySerialize
{
    private EdgeList state;

    public void Init() => state = new EdgeList();

    public void Accumulate(SqlInt64 ordinal, SqlInt64 node, SqlDouble weight)
    {
        if (!Argument.AnyNull(ordinal, node, weight))
        {
            state.Add(ordinal.Value, node.Value, weight.Value);
        }
    }

    public void Merge(GraphPathSummary other) => state.Merge(other.state);

    [return: SqlFacet(MaxSize = -1)]
    public SqlString Terminate() => state.Count == 0 ? SqlString.Null : new SqlString(state.PathSummary());

    public void Read(BinaryReader r) => state = EdgeList.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
