using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The slope of the least squares line through y over x; NULL where x does not vary. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>Exact until the last roundings: see <see cref="CoMoments"/>. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class RegressionSlope : IBinarySerialize
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

    public void Merge(RegressionSlope other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Slope() is { } slope ? new SqlDouble(slope) : SqlDouble.Null;

    public void Read(BinaryReader r) => state = CoMoments.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
