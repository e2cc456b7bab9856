using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Xml;

namespace Hartonomous.DacFx.Model;

/// <summary>A VECTOR column's own type: its dimension, and how many bits a component has.</summary>
internal sealed record VectorType(int Dimension, int Bits);

/// <summary>
/// The VECTOR columns of a package, by their three-part names. DacFx's public model gives neither type nor dimension
/// of one, so they are read where it writes them: SqlVectorTypeSpecifier in the package's model.xml.
/// </summary>
internal static class VectorTypes
{
    public static IReadOnlyDictionary<string, VectorType> Of(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var model = archive.GetEntry("model.xml") ?? throw new InvalidDataException($"{package} holds no model.xml.");
        using var stream = model.Open();
        using var reader = XmlReader.Create(stream);
        var types = new Dictionary<string, VectorType>(StringComparer.OrdinalIgnoreCase);
        string? column = null;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Element" })
            {
                continue;
            }

            switch (reader.GetAttribute("Type"))
            {
                case "SqlSimpleColumn":
                    column = reader.GetAttribute("Name");
                    break;
                case "SqlVectorTypeSpecifier" when column is not null:
                    types[column] = Read(reader.ReadSubtree());
                    break;
                default:
                    break;
            }
        }

        return types;
    }

    /// <summary>BaseType is left out for FLOAT32 and 1 for FLOAT16.</summary>
    private static VectorType Read(XmlReader specifier)
    {
        var (dimension, bits) = (0, 32);
        while (specifier.Read())
        {
            if (specifier is not { NodeType: XmlNodeType.Element, LocalName: "Property" })
            {
                continue;
            }

            int value = int.Parse(specifier.GetAttribute("Value") ?? "0", CultureInfo.InvariantCulture);
            (dimension, bits) = specifier.GetAttribute("Name") switch
            {
                "Dimension" => (value, bits),
                "BaseType" => (dimension, value == 1 ? 16 : 32),
                _ => (dimension, bits),
            };
        }

        return new(dimension, bits);
    }
}
