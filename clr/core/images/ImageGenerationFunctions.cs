using System.Collections;
using System.Data.SqlTypes;
using System.Text;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Images that are drawn: points guided through space, see <see cref="GuidedPatches"/>, and shapes filled.</summary>
public static class ImageGenerationFunctions
{
    /// <summary>Where in space each patch of a new image comes to lie.</summary>
    /// <param name="width">Pixels, 1 to 32768.</param>
    /// <param name="height">Pixels, 1 to 32768.</param>
    /// <param name="patchSize">Pixels a side; patches at the right and lower edge may be cut.</param>
    /// <param name="steps">1 to 10000.</param>
    /// <param name="guidanceScale">0 (not at all) to steps (wholly, at once).</param>
    /// <param name="guideX">The point they are drawn to.</param>
    /// <param name="guideY">The point they are drawn to.</param>
    /// <param name="guideZ">The point they are drawn to.</param>
    /// <param name="seed">Of where they begin; the same seed gives the same patches.</param>
    /// <returns>A row per patch from the top left. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateImagePatches",
        FillRowMethodName = nameof(FillPatch),
        TableDefinition = "PatchIndex INT, PatchX INT, PatchY INT, SpatialX FLOAT, SpatialY FLOAT, SpatialZ FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable GenerateImagePatches(
        SqlInt32 width,
        SqlInt32 height,
        SqlInt32 patchSize,
        SqlInt32 steps,
        SqlDouble guidanceScale,
        SqlDouble guideX,
        SqlDouble guideY,
        SqlDouble guideZ,
        SqlInt64 seed)
    {
        var size = new SqlSize(width, height, patchSize);
        var guidance = new SqlGuidance(steps, guidanceScale, guideX, guideY, guideZ);
        if (seed.IsNull || size.HasNull || guidance.HasNull)
        {
            return new object[0];
        }

        var patches = new GuidedPatches(size, guidance, seed.Value);
        var rows = new (int, GuidedPatches)[patches.Count];
        for (int patch = 0; patch < rows.Length; patch++)
        {
            rows[patch] = (patch, patches);
        }

        return rows;
    }

    public static void FillPatch(
        object row,
        out SqlInt32 patchIndex,
        out SqlInt32 patchX,
        out SqlInt32 patchY,
        out SqlDouble spatialX,
        out SqlDouble spatialY,
        out SqlDouble spatialZ)
    {
        (int patch, GuidedPatches patches) = ((int, GuidedPatches))row;
        (int x, int y) = patches.PixelOf(patch);
        double[] point = patches.PointOf(patch);
        patchIndex = patch;
        patchX = x;
        patchY = y;
        spatialX = point[0];
        spatialY = point[1];
        spatialZ = point[2];
    }

    /// <summary>The points of clr_GenerateImagePatches as one MULTIPOINT ((x y z patch), …), the patch's number being M.</summary>
    /// <returns>WKT; NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_GenerateImageGeometry",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlString GenerateImageGeometry(
        SqlInt32 width,
        SqlInt32 height,
        SqlInt32 patchSize,
        SqlInt32 steps,
        SqlDouble guidanceScale,
        SqlDouble guideX,
        SqlDouble guideY,
        SqlDouble guideZ,
        SqlInt64 seed)
    {
        var size = new SqlSize(width, height, patchSize);
        var guidance = new SqlGuidance(steps, guidanceScale, guideX, guideY, guideZ);
        if (seed.IsNull || size.HasNull || guidance.HasNull)
        {
            return SqlString.Null;
        }

        var patches = new GuidedPatches(size, guidance, seed.Value);
        var text = new StringBuilder();
        for (int patch = 0; patch < patches.Count; patch++)
        {
            double[] point = patches.PointOf(patch);
            Wkt.AppendPoint(text, point[0], point[1], point[2], patch);
        }

        return new SqlString(Wkt.Closed(text));
    }

    /// <summary>Polygons filled: an image of 1 byte per pixel, 255 where the pixel's centre lies within and 0 elsewhere.</summary>
    /// <param name="shapes">WKB of polygons, also within collections: what STAsBinary gives. A pixel is 1 by 1, the top left corner of the image is the origin, and Y grows downwards.</param>
    /// <param name="width">Pixels, 1 to 32768.</param>
    /// <param name="height">Pixels, 1 to 32768; at most 100 million in all.</param>
    /// <returns>NULL for a NULL argument.</returns>
    /// <remarks>Scan lines with the even-odd rule, so holes stay free, and so does what two polygons both cover (Foley, van Dam, "Computer Graphics", polygon filling).</remarks>
    [SqlFunction(
        Name = "clr_GenerateImageFromShapes",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes GenerateImageFromShapes([SqlFacet(MaxSize = -1)] SqlBytes shapes, SqlInt32 width, SqlInt32 height)
    {
        if (Argument.AnyNull(shapes, width, height))
        {
            return SqlBytes.Null;
        }

        int columns = Argument.Within(width, "width", 1, RawImage.LargestSide);
        int rows = Argument.Within(height, "height", 1, RawImage.LargestSide);
        const int mostPixels = 100000000;
        Argument.Require((long)columns * rows <= mostPixels, "The image would have {0} pixels. Pass at most {1}.", (long)columns * rows, mostPixels);
        return new SqlBytes(ScanLines.Fill(Wkb.Rings(shapes.Buffer, (int)shapes.Length), columns, rows));
    }
}
