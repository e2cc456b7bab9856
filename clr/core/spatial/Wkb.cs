using System.Collections.Generic;
using System.IO;

namespace Hartonomous.Clr;

/// <summary>Flat geometries as Well-Known Binary.</summary>
/// <remarks>OGC 99-049, "OpenGIS Simple Features Specification for SQL", 3.3: byte order 1 is little-endian.</remarks>
internal static class Wkb
{
    private const byte LittleEndian = 1;
    private const uint LineStringType = 2;
    private const uint PolygonType = 3;
    private const uint MultiPolygonType = 6;
    private const uint CollectionType = 7;

    /// <summary>A line through the points; without any, an empty one.</summary>
    public static byte[] LineString(IReadOnlyList<(double X, double Y)> points)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(LittleEndian);
        writer.Write(LineStringType);
        writer.Write(points.Count);
        foreach ((double x, double y) in points)
        {
            writer.Write(x);
            writer.Write(y);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The rings of every polygon, outer and inner ones alike, in the order they come.</summary>
    /// <exception cref="System.ArgumentException">For other types than polygons and collections of them, and for bytes that end early.</exception>
    public static List<(double X, double Y)[]> Rings(byte[] wkb, int length)
    {
        var rings = new List<(double X, double Y)[]>();
        using var reader = new BinaryReader(new MemoryStream(wkb, 0, length));
        try
        {
            ReadGeometry(reader, rings, 0);
        }
        catch (EndOfStreamException)
        {
            Argument.Require(false, "The WKB ends early. Pass what STAsBinary gives, whole.");
        }

        return rings;
    }

    private static void ReadGeometry(BinaryReader reader, List<(double X, double Y)[]> rings, int depth)
    {
        const int deepest = 32;
        Argument.Require(depth <= deepest, "The WKB nests collections more than {0} deep. Pass a flatter geometry.", deepest);
        Argument.Require(reader.ReadByte() == LittleEndian, "The WKB is not little-endian. Pass what STAsBinary gives.");
        uint type = reader.ReadUInt32();
        bool known = type == PolygonType || type == MultiPolygonType || type == CollectionType;
        Argument.Require(known, "The WKB holds a geometry of type {0}. Pass polygons, type 3, or collections of them, 6 and 7.", type);
        int parts = reader.ReadInt32();
        for (int part = 0; part < parts; part++)
        {
            if (type == PolygonType)
            {
                rings.Add(ReadRing(reader));
            }
            else
            {
                ReadGeometry(reader, rings, depth + 1);
            }
        }
    }

    private static (double X, double Y)[] ReadRing(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        const int pointSize = 2 * sizeof(double);
        bool fits = count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / pointSize;
        Argument.Require(fits, "The WKB ends early. Pass what STAsBinary gives, whole.");
        var ring = new (double X, double Y)[count];
        for (int i = 0; i < count; i++)
        {
            ring[i] = (reader.ReadDouble(), reader.ReadDouble());
        }

        return ring;
    }
}
