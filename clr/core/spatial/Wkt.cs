using System.Globalization;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>
/// Points as Well-Known Text, in SQL Server's form with Z and M after X and Y, which geometry::STGeomFromText
/// reads. Text and not binary, because OGC's WKB of 1999, all that STGeomFromWKB is documented to read, has no Z.
/// </summary>
internal static class Wkt
{
    public const string EmptyMultiPoint = "MULTIPOINT EMPTY";

    /// <summary>Fifteen digits: what every .NET writes alike.</summary>
    public static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);

    public static string Point(params double[] coordinates) => "POINT " + Coordinates(coordinates);

    /// <summary>Appends one more point to the text of a MULTIPOINT that is still open.</summary>
    public static void AppendPoint(StringBuilder text, params double[] coordinates) =>
        text.Append(text.Length == 0 ? "MULTIPOINT (" : ", ").Append(Coordinates(coordinates));

    public static string Closed(StringBuilder multiPoint) =>
        multiPoint.Length == 0 ? EmptyMultiPoint : multiPoint.Append(')').ToString();

    private static string Coordinates(double[] coordinates)
    {
        var parts = new string[coordinates.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            Argument.Require(
                !double.IsNaN(coordinates[i]) && !double.IsInfinity(coordinates[i]),
                "Coordinate {0} is not finite, and a geometry has none such. Pass finite numbers.",
                i);
            parts[i] = Number(coordinates[i]);
        }

        return "(" + string.Join(" ", parts) + ")";
    }
}
