using System;

namespace Hartonomous.Clr;

/// <summary>A cell of an endless cubic grid as one number, in Z order.</summary>
internal static class GridCell
{
    /// <summary>Three times 21 bits are a BIGINT that is never negative.</summary>
    private const int Bits = 21;
    private const long Offset = 1L << (Bits - 1);

    public static long Hash(double x, double y, double z, double cellSize)
    {
        if (!(cellSize > 0))
        {
            throw new ArgumentOutOfRangeException("cellSize", "The size of a cell is not positive. Pass a positive number.");
        }

        return Spread(Cell(x, cellSize)) | (Spread(Cell(y, cellSize)) << 1) | (Spread(Cell(z, cellSize)) << 2);
    }

    private static long Cell(double coordinate, double cellSize)
    {
        double cell = Math.Floor(coordinate / cellSize) + Offset;
        return cell >= 0 && cell < 2 * Offset
            ? (long)cell
            : throw new ArgumentOutOfRangeException("coordinate", "A coordinate is more than 1048576 cells from the origin. Pass a larger size of a cell.");
    }

    /// <summary>Bit i of the cell becomes bit 3i.</summary>
    private static long Spread(long cell)
    {
        long spread = 0;
        for (int bit = 0; bit < Bits; bit++)
        {
            spread |= ((cell >> bit) & 1) << (3 * bit);
        }

        return spread;
    }
}
