using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The mean of the vectors of a group, each weighted by its edge: what a node hears from its neighbours. NULL where all weights are 0. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class EdgeWeightedMean : IBinarySerialize
{
    private ComponentSums state;
    private WeightedSum weights;

    public void Init()
    {
        state = new ComponentSums();
        weights = new WeightedSum();
    }

    public void Accumulate([SqlFacet(MaxSize = 8000)] SqlBytes vector, SqlDouble weight)
    {
        if (!weight.IsNull && Float32Vector.TryDecode(vector, out float[] elements))
        {
            Argument.Require(weight.Value >= 0, "A weight is negative. Pass weights of 0 or more.");
            state.Add(elements, weight.Value);
            weights.AddWeighted(1, weight.Value);
        }
    }

    public void Merge(EdgeWeightedMean other)
    {
        state.Merge(other.state);
        weights.Merge(other.weights);
    }

    [return: SqlFacet(MaxSize = 8000)]
    public SqlBytes Terminate() => weights.Total > 0 ? Float32Vector.Encode(state.DividedBy(weights.Total)) : SqlBytes.Null;

    public void Read(BinaryReader r)
    {
        state = ComponentSums.Read(r);
        weights = WeightedSum.Read(r);
    }

    public void Write(BinaryWriter w)
    {
        state.Write(w);
        weights.Write(w);
    }
}
