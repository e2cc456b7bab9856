using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The different directed edges of a group, loops left out, as a part of all that their nodes could have; NULL for a single node. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class GraphDensity : IBinarySerialize
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

    public void Merge(GraphDensity other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Density() is { } density ? new SqlDouble(density) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = EdgeList.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
