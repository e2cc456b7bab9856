using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>How many parts the graph of the edges of a group falls into, taken without direction. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Bernard A. Galler, Michael J. Fischer (1964). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class GraphComponents : IBinarySerialize
{
    private EdgeList state;

    public void Init() => state = new EdgeList();

    public void Accumulate(SqlInt64 fromNode, SqlInt64 toNode)
    {
        if (!Argument.AnyNull(fromNode, toNode))
        {
            state.Add(fromNode.Value, toNode.Value, 0);
        }
    }

    public void Merge(GraphComponents other) => state.Merge(other.state);

    public SqlInt32 Terminate() => state.Count == 0 ? SqlInt32.Null : new SqlInt32(state.Components());

    public void Read(BinaryReader r) => state = EdgeList.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
