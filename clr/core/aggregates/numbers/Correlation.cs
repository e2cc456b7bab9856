using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Pearson's correlation of two numbers; NULL where one does not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Exact until the last roundings: see <see cref="CoMoments"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class Correlation : IBinarySerialize
{
    private CoMoments state;

    public void Init() => state = new CoMoments();

    public void Accumulate(SqlDouble y, SqlDouble x)
    {
        if (!Argument.AnyNull(y, x))
        {
            state.Add(x.Value, y.Value);
        }
    }

    public void Merge(Correlation other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Correlation() is { } correlation ? new SqlDouble(correlation) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = CoMoments.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
