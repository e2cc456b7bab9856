using System;
using System.IO;
using System.Linq;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// A script of statements as the body of a procedure, the one place in a model where statements are parsed and their
/// names resolved. The header shares the script's first line, so lines map back as they are.
/// </summary>
internal sealed class ScriptAsProcedure
{
    private const string NamePrefix = "__hartonomous_check_";

    private readonly SourceFile file;
    private readonly string header;

    public ScriptAsProcedure(SourceFile file, int index)
    {
        this.file = file;
        Name = NamePrefix + index;
        header = $"CREATE PROCEDURE [dbo].[{Name}] AS ";
        Procedure = new SourceFile(Name, header + file.Text);
    }

    public string Name { get; }

    public SourceFile Procedure { get; }

    public Message Restore(Message message) => message with
    {
        Severity = IsUnresolved(message) ? Message.Error : message.Severity,
        Text = message.Text.Replace($"SqlProcedure: [dbo].[{Name}]", "Script", StringComparison.Ordinal),
        File = file.Path,
        Column = message is { Line: 1, Column: { } column } ? Math.Max(1, column - header.Length) : message.Column,
    };

    /// <summary>
    /// In a procedure's body an unresolved name is a warning (deferred name resolution); a script runs at once.
    /// Catalog views are no part of a model that does not reference master, so about them nothing is known.
    /// </summary>
    private static bool IsUnresolved(Message message) =>
        message.Code is "SQL71501" or "SQL71502"
        && !message.Text.Contains("[sys].[", StringComparison.OrdinalIgnoreCase)
        && !message.Text.Contains("[INFORMATION_SCHEMA].[", StringComparison.OrdinalIgnoreCase);
}
