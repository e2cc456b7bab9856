using System;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The probability that two rows of a group, drawn with replacement, hold different texts. Texts are equal when their code units are. NULL rows do not count; without any other row the result is NULL.</summary>
/// <remarks>E. H. Simpson, "Measurement of diversity" (1949). MaxByteSize -1, up to 2 GB: the state can outgrow 8000 bytes.</remarks>
[Serializable]
[SqlUserDefinedAggregate(Format.UserDefined, MaxByteSize = -1, IsInvariantToNulls = true, IsNullIfEmpty = true)]
public sealed class SimpsonDiversity : IBinarySerialize
{
    private Frequencies state;

    public void Init() => state = new Frequencies();

    public void Accumulate([SqlFacet(MaxSize = 4000)] SqlString category)
    {
        if (!category.IsNull)
        {
            state.Add(category.Value);
        }
    }

    public void Merge(SimpsonDiversity other) => state.Merge(other.state);

    public SqlDouble Terminate() => state.Total == 0 ? SqlDouble.Null : new SqlDouble(state.Diversity());

    public void Read(BinaryReader r) => state = Frequencies.Read(r);

    public void Write(BinaryWriter w) => state.Write(w);
}
