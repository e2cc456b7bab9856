using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>What DacFx says about a script. Line and column are 1-based; null where DacFx names no place.</summary>
internal sealed record Message(string Severity, string Code, string Text, string? File, int? Line, int? Column)
{
    public const string Error = "error";
    public const string Warning = "warning";

    [JsonIgnore]
    public bool IsError => Severity == Error;

    public static Message From(DacModelError error, string? file) => new(
        error.Severity == ModelErrorSeverity.Error ? Error : Warning,
        error.Prefix + error.ErrorCode.ToString("00000", CultureInfo.InvariantCulture),
        error.Message,
        file,
        error.Line > 0 ? error.Line : null,
        error.Column > 0 ? error.Column : null);
}
