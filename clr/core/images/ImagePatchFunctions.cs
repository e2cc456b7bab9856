using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Images as patches. See <see cref="RawImage"/> for the form of the pixels.</summary>
public static class ImagePatchFunctions
{
    /// <summary>The squares of patchSize pixels a side that lie wholly within the image, a new one beginning every strideSize pixels.</summary>
    /// <returns>
    /// Rows from the top left: the patch's number from 0, its left and top pixel, its pixels in the image's own
    /// form, the means of its channels (0 to 255) and the variance of its luminance. No rows for a NULL argument
    /// and for a patch larger than the image.
    /// </returns>
    [SqlFunction(
        Name = "clr_DeconstructImageToPatches",
        FillRowMethodName = nameof(FillPatch),
        TableDefinition = "PatchIndex INT, PatchX INT, PatchY INT, Patch VARBINARY(MAX), MeanR FLOAT, MeanG FLOAT, MeanB FLOAT, Variance FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable DeconstructImageToPatches(
        [SqlFacet(MaxSize = -1)] SqlBytes rawImage, SqlInt32 width, SqlInt32 height, SqlInt32 patchSize, SqlInt32 strideSize)
    {
        if (Argument.AnyNull(patchSize, strideSize) || !RawImage.TryDecode(rawImage, width, height, out RawImage image))
        {
            return new ImagePatch[0];
        }

        int size = Argument.Within(patchSize, "patchSize", 1, RawImage.LargestSide);
        int stride = Argument.Within(strideSize, "strideSize", 1, RawImage.LargestSide);
        return Patches(image, size, stride);
    }

    public static void FillPatch(
        object row,
        out SqlInt32 patchIndex,
        out SqlInt32 patchX,
        out SqlInt32 patchY,
        out SqlBytes patch,
        out SqlDouble meanR,
        out SqlDouble meanG,
        out SqlDouble meanB,
        out SqlDouble variance)
    {
        var cut = (ImagePatch)row;
        patchIndex = cut.Index;
        patchX = cut.Left;
        patchY = cut.Top;
        patch = new SqlBytes(cut.Bytes);
        meanR = cut.Statistics.Red;
        meanG = cut.Statistics.Green;
        meanB = cut.Statistics.Blue;
        variance = cut.Statistics.Variance;
    }

    /// <summary>One at a time: a server reads a table function's rows as a stream.</summary>
    private static IEnumerable<ImagePatch> Patches(RawImage image, int size, int stride)
    {
        int index = 0;
        for (int top = 0; top + size <= image.Height; top += stride)
        {
            for (int left = 0; left + size <= image.Width; left += stride)
            {
                yield return new ImagePatch(image, index++, left, top, size);
            }
        }
    }
}
