using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Functions over vectors. Parameter names are the T-SQL parameter names.</summary>
/// <remarks>
/// Vectors come in as <see cref="SqlBytes"/>: its Buffer is the array itself, where SqlBinary.Value copies
/// the array at every access; and the same type serves VARBINARY(MAX), should a vector outgrow 8000 bytes.
/// Neither type knows its length, so the facet says it.
/// </remarks>
public static class VectorFunctions
{
    /// <summary>The sum of the products of the components, accumulated in double.</summary>
    /// <remarks>A NaN or infinite component ends in SqlDouble's own OverflowException: FLOAT holds neither.</remarks>
    [SqlFunction(
        Name = "clr_VectorDotProduct",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorDotProduct(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right)
    {
        if (left.IsNull || right.IsNull)
        {
            return SqlDouble.Null;
        }

        Float32Vector.RequireSameDimension(left, right);
        float[] x = Float32Vector.Decode(left);
        float[] y = Float32Vector.Decode(right);

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return new SqlDouble(sum);
    }
}
