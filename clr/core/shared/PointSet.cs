using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>A matrix as the database passes it: the rows of float32 one after another, each of the given dimension.</summary>
internal static class PointSet
{
    /// <summary>More than a VECTOR has, as matrices are not only made of those.</summary>
    public const int MostDimensions = 65536;

    /// <summary>Where every row is compared with every other one.</summary>
    public const int MostRowsCompared = 20000;

    /// <summary>False for NULL. No bytes at all are a set without rows.</summary>
    /// <exception cref="System.ArgumentException">When the bytes end within a row, or a component is not finite.</exception>
    public static bool TryDecode(SqlBytes points, SqlInt32 dimension, out float[][] rows)
    {
        rows = null;
        if (dimension.IsNull || !Float32Vector.TryDecode(points, out float[] elements))
        {
            return false;
        }

        int width = Argument.Within(dimension, "dimension", 1, MostDimensions);
        Argument.Require(
            elements.Length % width == 0,
            "There are {0} components, which are no whole rows of {1}. Pass 4 bytes per component, row after row.",
            elements.Length,
            width);
        rows = new float[elements.Length / width][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = new float[width];
            System.Array.Copy(elements, row * width, rows[row], 0, width);
            RequireFinite(rows[row]);
        }

        return true;
    }

    /// <exception cref="System.ArgumentException">When there are too many rows to compare each with each.</exception>
    public static void RequireComparable(int rows) =>
        Argument.Require(
            rows <= MostRowsCompared,
            "There are {0} rows, and each is compared with each. Pass at most {1}, for instance a sample.",
            rows,
            MostRowsCompared);

    public static float[] Concatenated(float[][] rows)
    {
        int width = rows.Length == 0 ? 0 : rows[0].Length;
        var all = new float[rows.Length * width];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(all, row * width);
        }

        return all;
    }

    /// <exception cref="System.ArgumentException">When a component is NaN or infinite.</exception>
    public static void RequireFinite(float[] row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            Argument.Require(
                !float.IsNaN(row[i]) && !float.IsInfinity(row[i]),
                "Component {0} of a row is not finite. Leave the row out, or replace the component.",
                i);
        }
    }
}
