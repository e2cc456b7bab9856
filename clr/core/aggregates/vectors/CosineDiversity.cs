using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>1 less the mean cosine of all pairs of vectors of a group: 0 where all point the same way, up to n / (n - 1). Vectors without direction do not count; NULL for fewer than two. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>From the sum of the directions alone: its square is n plus twice the sum of the cosines of the pairs. MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class CosineDiversity : IBinarySerialize
{
    private ComponentSums state;

    public void Init() => state = new ComponentSums();

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector)
    {
        if (Float32Vector.TryDecode(vector, out float[] elements))
        {
            state.AddDirection(elements);
        }
    }

    public void Merge(CosineDiversity other) => state.Merge(other.state);

    public SqlDouble Terminate() => Diversity();

    public void Read(BinaryReader r) => state = ComponentSums.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);

    private SqlDouble Diversity()
    {
        if (state.Count < 2)
        {
            return SqlDouble.Null;
        }

        var square = new Expansion();
        for (int i = 0; i < state.Dimension; i++)
        {
            Expansion sum = state.Exact(i);
            square.Add(sum.Times(sum));
        }

        square.Add(-state.Count);
        return new SqlDouble(1 - (square.Rounded() / (state.Count * (state.Count - 1.0))));
    }
}
