using System;
using System.Globalization;
using System.Linq;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// What a table is besides its columns. `graph` is `node`, `edge` or null; `history` names the table that keeps the
/// earlier versions of its rows; `retention`, for instance `90 DAYS`, is null when they are kept for ever.
/// </summary>
internal sealed record TableDescription(string? Graph, bool MemoryOptimized, string? History, string? Retention)
{
    public static TableDescription Of(TSqlObject table) => new(
        table.GetProperty<bool>(Table.IsNode) ? "node" : table.GetProperty<bool>(Table.IsEdge) ? "edge" : null,
        table.GetProperty<bool>(Table.MemoryOptimized),
        table.GetReferenced(Table.TemporalSystemVersioningHistoryTable).FirstOrDefault()?.Name.ToString(),
        RetentionOf(table));

    /// <summary>The numbers of sys.tables.history_retention_period_unit, and negative ones for a retention without end.</summary>
    private static string? RetentionOf(TSqlObject table) =>
        table.GetProperty(Table.RetentionValue) is int and > 0 and var value
            ? string.Create(CultureInfo.InvariantCulture, $"{value} {UnitOf(Convert.ToInt32(table.GetProperty(Table.RetentionUnit), CultureInfo.InvariantCulture))}")
            : null;

    private static string UnitOf(int unit) => unit switch
    {
        3 => "DAYS",
        4 => "WEEKS",
        5 => "MONTHS",
        6 => "YEARS",
        _ => throw new InvalidOperationException($"DacFx names a unit of retention, {unit}, that is none of days, weeks, months and years."),
    };
}
