using System;
using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Weight matrices as few strong components. Matrices are float32, row after row.</summary>
public static class SvdFunctions
{
    private const int MostElements = 4194304;

    /// <summary>The strongest components of a matrix: A is the sum over them of singularValue · leftVector · rightVector^T.</summary>
    /// <param name="matrix">rows times columns float32, little-endian, row after row; at most 4194304.</param>
    /// <param name="rows">1 or more.</param>
    /// <param name="columns">1 or more.</param>
    /// <param name="maxRank">How many components at most, 1 or more.</param>
    /// <returns>
    /// Component from 1 in order of falling singular values; the vectors are of length 1 (zero where the singular
    /// value is 0), the largest component of each right vector positive. No rows for a NULL argument.
    /// </returns>
    /// <remarks>One-sided Jacobi, see <see cref="Svd"/>. The time grows with rows times columns times the smaller of both.</remarks>
    [SqlFunction(
        Name = "clr_SvdDecompose",
        FillRowMethodName = nameof(FillComponent),
        TableDefinition = "Component INT, SingularValue FLOAT, LeftVector VARBINARY(MAX), RightVector VARBINARY(MAX)",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable SvdDecompose([SqlFacet(MaxSize = -1)] SqlBytes matrix, SqlInt32 rows, SqlInt32 columns, SqlInt32 maxRank)
    {
        if (Argument.AnyNull(matrix, rows, columns, maxRank))
        {
            return new object[0];
        }

        Argument.Require(matrix.Length <= sizeof(float) * MostElements, "The matrix has more than {0} elements. Pass it in blocks.", MostElements);
        PointSet.TryDecode(matrix, columns, out float[][] decoded);
        Argument.Require(decoded.Length == rows.Value && decoded.Length > 0, "The matrix has {0} rows and not {1}. Pass rows times columns elements, at least one.", decoded.Length, rows.Value);
        SingularTriple[] triples = Svd.Of(decoded);
        var components = new (int, SingularTriple)[Math.Min(Argument.Within(maxRank, "maxRank", 1, int.MaxValue), triples.Length)];
        for (int i = 0; i < components.Length; i++)
        {
            components[i] = (i + 1, triples[i]);
        }

        return components;
    }

    public static void FillComponent(object row, out SqlInt32 component, out SqlDouble singularValue, out SqlBytes leftVector, out SqlBytes rightVector)
    {
        (int number, SingularTriple triple) = ((int, SingularTriple))row;
        component = number;
        singularValue = triple.Value;
        leftVector = Float32Vector.Encode(triple.Left);
        rightVector = Float32Vector.Encode(triple.Right);
    }

    /// <summary>The matrix that components stand for: the sum over them of singularValues[i] · leftVectors[i] · rightVectors[i]^T.</summary>
    /// <param name="leftVectors">As many float32 vectors of rows components as there are singular values, one after another (VectorStack joins them).</param>
    /// <param name="singularValues">float32, one per component.</param>
    /// <param name="rightVectors">As many vectors of columns components.</param>
    /// <returns>rows times columns float32, row after row. NULL for a NULL argument; an error where the lengths do not fit.</returns>
    [SqlFunction(
        Name = "clr_ReconstructFromSVD",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes ReconstructFromSVD(
        [SqlFacet(MaxSize = -1)] SqlBytes leftVectors,
        [SqlFacet(MaxSize = -1)] SqlBytes singularValues,
        [SqlFacet(MaxSize = -1)] SqlBytes rightVectors,
        SqlInt32 rows,
        SqlInt32 columns)
    {
        if (!Float32Vector.TryDecode(singularValues, out float[] values)
            || !PointSet.TryDecode(leftVectors, rows, out float[][] left)
            || !PointSet.TryDecode(rightVectors, columns, out float[][] right))
        {
            return SqlBytes.Null;
        }

        Argument.Require(
            left.Length == values.Length && right.Length == values.Length,
            "There are {0} singular values, {1} left and {2} right vectors. Pass as many of each.",
            values.Length,
            left.Length,
            right.Length);
        long size = (long)rows.Value * columns.Value;
        Argument.Require(size <= MostElements, "The matrix would have {0} elements. Reconstruct at most {1} at once.", size, MostElements);
        var matrix = new float[size];
        for (int i = 0; i < matrix.Length; i++)
        {
            double sum = 0;
            for (int component = 0; component < values.Length; component++)
            {
                sum += (double)values[component] * left[component][i / columns.Value] * right[component][i % columns.Value];
            }

            matrix[i] = (float)sum;
        }

        return Float32Vector.Encode(matrix);
    }
}
