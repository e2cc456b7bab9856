using System;
using System.Collections;
using System.Data.SqlTypes;
using System.Globalization;
using System.Text;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>What an image is made of. Images are bare pixels: see <see cref="RawImage"/> for their form.</summary>
public static class ImageFunctions
{
    private const int MostBins = 256;
    private const int MostPoints = 1000000;

    /// <summary>Every sampleStep-th pixel of every sampleStep-th row as MULTIPOINT ((x y luminance colour), …), at most a million.</summary>
    /// <returns>WKT: x and y count pixels from the top left, Z is the luminance from 0 to 255 (ITU-R BT.601), M is 65536 red + 256 green + blue. NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_ImageToPointCloud",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlString ImageToPointCloud(
        [SqlFacet(MaxSize = -1)] SqlBytes image, SqlInt32 width, SqlInt32 height, SqlInt32 sampleStep)
    {
        if (sampleStep.IsNull || !RawImage.TryDecode(image, width, height, out RawImage pixels))
        {
            return SqlString.Null;
        }

        int step = Argument.Within(sampleStep, "sampleStep", 1, RawImage.LargestSide);
        long points = ((pixels.Width + step - 1L) / step) * ((pixels.Height + step - 1L) / step);
        Argument.Require(points <= MostPoints, "The cloud would have {0} points. Pass a larger sampleStep, for at most {1}.", points, MostPoints);
        var text = new StringBuilder();
        for (int y = 0; y < pixels.Height; y += step)
        {
            for (int x = 0; x < pixels.Width; x += step)
            {
                int colour = (pixels.Red(x, y) << 16) | (pixels.Green(x, y) << 8) | pixels.Blue(x, y);
                Wkt.AppendPoint(text, x, y, pixels.Luminance(x, y), colour);
            }
        }

        return new SqlString(Wkt.Closed(text));
    }

    /// <summary>The mean colour as #RRGGBB, each channel's mean rounded to the nearest whole number, halves to even.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_ImageAverageColor",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 7)]
    public static SqlString ImageAverageColor([SqlFacet(MaxSize = -1)] SqlBytes image, SqlInt32 width, SqlInt32 height)
    {
        if (!RawImage.TryDecode(image, width, height, out RawImage pixels))
        {
            return SqlString.Null;
        }

        var mean = ImageStatistics.Of(pixels, 0, 0, pixels.Width, pixels.Height);
        return new SqlString(string.Format(
            CultureInfo.InvariantCulture,
            "#{0:X2}{1:X2}{2:X2}",
            (int)Math.Round(mean.Red),
            (int)Math.Round(mean.Green),
            (int)Math.Round(mean.Blue)));
    }

    /// <summary>How many pixels are how bright: one row per bin, of which all are equally wide and together span 0 to 256.</summary>
    /// <returns>Bin from 0, the least luminance that falls into it, and the number of pixels. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_ImageLuminanceHistogram",
        FillRowMethodName = nameof(FillBin),
        TableDefinition = "Bin INT, LowerBound FLOAT, Pixels INT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable ImageLuminanceHistogram(
        [SqlFacet(MaxSize = -1)] SqlBytes image, SqlInt32 width, SqlInt32 height, SqlInt32 bins)
    {
        if (bins.IsNull || !RawImage.TryDecode(image, width, height, out RawImage pixels))
        {
            return new object[0];
        }

        var counts = new int[Argument.Within(bins, "bins", 1, MostBins)];
        for (int y = 0; y < pixels.Height; y++)
        {
            for (int x = 0; x < pixels.Width; x++)
            {
                counts[(int)(pixels.Luminance(x, y) * counts.Length / 256)]++;
            }
        }

        var rows = new (int, double, int)[counts.Length];
        for (int bin = 0; bin < rows.Length; bin++)
        {
            rows[bin] = (bin, 256.0 * bin / counts.Length, counts[bin]);
        }

        return rows;
    }

    public static void FillBin(object row, out SqlInt32 bin, out SqlDouble lowerBound, out SqlInt32 pixels)
    {
        (int index, double least, int count) = ((int, double, int))row;
        bin = index;
        lowerBound = least;
        pixels = count;
    }
}
