using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>Fills rings by the even-odd rule: on each line of pixel centres, between the first and second crossing, the third and fourth, and so on.</summary>
internal static class ScanLines
{
    private const byte Filled = 255;

    public static byte[] Fill(List<(double X, double Y)[]> rings, int width, int height)
    {
        var image = new byte[(long)width * height];
        for (int row = 0; row < height; row++)
        {
            List<double> crossings = Crossings(rings, row + 0.5);
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                FillBetween(image, (long)row * width, width, crossings[i], crossings[i + 1]);
            }
        }

        return image;
    }

    private static List<double> Crossings(List<(double X, double Y)[]> rings, double y)
    {
        var crossings = new List<double>();
        foreach (var ring in rings)
        {
            for (int i = 0; i + 1 < ring.Length; i++)
            {
                (double x1, double y1) = ring[i];
                (double x2, double y2) = ring[i + 1];

                // Half open, so that a corner on the line counts once.
                if ((y1 <= y) != (y2 <= y))
                {
                    crossings.Add(x1 + ((y - y1) / (y2 - y1) * (x2 - x1)));
                }
            }
        }

        crossings.Sort();
        return crossings;
    }

    /// <summary>Pixels whose centre is at least the one and less than the other.</summary>
    private static void FillBetween(byte[] image, long start, int width, double left, double right)
    {
        int first = (int)Math.Max(0, Math.Min(width, Math.Ceiling(left - 0.5)));
        int end = (int)Math.Max(0, Math.Min(width, Math.Ceiling(right - 0.5)));
        for (int x = first; x < end; x++)
        {
            image[start + x] = Filled;
        }
    }
}
