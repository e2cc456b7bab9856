using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// The renames that a person declared, in the format of SQL Server Data Tools. DacFx takes a file, passes over an
/// operation that it does not understand without a word, and reads the order of operations from the order in the file.
/// </summary>
internal sealed class RefactorLog : IDisposable
{
    private static readonly XNamespace Namespace = "http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02";
    private static readonly string[] Known = ["Rename Refactor", "Move Schema"];
    private static readonly string[] Needed = ["ElementName", "ElementType"];

    private RefactorLog(string text)
    {
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllText(Path, text);
    }

    /// <summary>A file of this process alone, gone with the object.</summary>
    public string Path { get; }

    public static RefactorLog? From(SourceFile? file) => file is null ? null : new(file.Text);

    public void Dispose() => File.Delete(Path);

    /// <summary>What DacFx would silently pass over.</summary>
    public static IReadOnlyList<Message> Faults(SourceFile? file)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            var root = XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Root!;
            return root.Name != Namespace + "Operations"
                ? [Fault(file, root, $"The root must be <Operations xmlns=\"{Namespace}\">.")]
                : [.. root.Elements().SelectMany(operation => FaultsOf(operation).Select(text => Fault(file, operation, text)))];
        }
        catch (XmlException exception)
        {
            return [new(Message.Error, Code, exception.Message, file.Path, Positive(exception.LineNumber), Positive(exception.LinePosition))];
        }
    }

    private const string Code = "REFACTORLOG";

    private static IEnumerable<string> FaultsOf(XElement operation)
    {
        string name = (string?)operation.Attribute("Name") ?? "";
        if (operation.Name != Namespace + "Operation" || !Known.Contains(name, StringComparer.Ordinal))
        {
            yield return $"'{name}' is none of the operations {string.Join(", ", Known)}.";
            yield break;
        }

        if (!Guid.TryParse((string?)operation.Attribute("Key"), out _))
        {
            yield return "An operation needs a Key of its own, a GUID.";
        }

        var given = operation.Elements(Namespace + "Property").Where(item => (string?)item.Attribute("Value") is { Length: > 0 }).Select(item => (string?)item.Attribute("Name")).ToHashSet();
        foreach (string needed in Needed.Append(name == Known[0] ? "NewName" : "NewSchema").Where(needed => !given.Contains(needed)))
        {
            yield return $"The operation '{name}' has no property {needed}.";
        }
    }

    private static Message Fault(SourceFile file, IXmlLineInfo place, string text) =>
        new(Message.Error, Code, text, file.Path, Positive(place.LineNumber), Positive(place.LinePosition));

    private static int? Positive(int number) => number > 0 ? number : null;
}
