using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Hartonomous.DacFx.Model;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Operations;

/// <summary>
/// What a package holds, through the public model: its own objects, the columns of tables and views, and the SHA-256 of
/// the script that each object is made by, where the model gives one.
/// </summary>
internal static class Describe
{
    public sealed record Request(string Package);

    public sealed record Result(IReadOnlyList<ObjectDescription> Objects);

    public sealed record ObjectDescription(string Type, string? Name, IReadOnlyList<ColumnDescription>? Columns, TableDescription? Table, string? Definition);

    public static Result Run(Request request)
    {
        using var model = new TSqlModel(request.Package, DacSchemaModelStorageType.Memory);
        var facts = ColumnFacts.Of(request.Package, model);
        return new([.. model.GetObjects(DacQueryScopes.UserDefined)
            .Select(item => new ObjectDescription(
                item.ObjectType.Name,
                item.Name.HasName ? item.Name.ToString() : null,
                Columns(item, facts),
                item.ObjectType == Table.TypeClass ? TableDescription.Of(item) : null,
                Definition(item)))
            .OrderBy(item => item.Type, StringComparer.Ordinal)
            .ThenBy(item => item.Name, StringComparer.Ordinal)]);
    }

    private static string? Definition(TSqlObject item) =>
        item.TryGetScript(out var script) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script))) : null;

    private static IReadOnlyList<ColumnDescription>? Columns(TSqlObject item, ColumnFacts facts) =>
        item.ObjectType == Table.TypeClass ? Columns(item, Table.Columns, facts)
        : item.ObjectType == View.TypeClass ? Columns(item, View.Columns, facts)
        : null;

    private static IReadOnlyList<ColumnDescription> Columns(TSqlObject item, ModelRelationshipClass columns, ColumnFacts facts) =>
        [.. item.GetReferenced(columns).Select(column => ColumnDescription.From(column, facts))];
}
