namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>The attributes by which C# declares database objects.</summary>
internal static class ServerAttributes
{
    public const string Function = "Microsoft.SqlServer.Server.SqlFunctionAttribute";
    public const string Procedure = "Microsoft.SqlServer.Server.SqlProcedureAttribute";
    public const string Trigger = "Microsoft.SqlServer.Server.SqlTriggerAttribute";
    public const string Aggregate = "Microsoft.SqlServer.Server.SqlUserDefinedAggregateAttribute";
    public const string Type = "Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute";
    public const string Facet = "Microsoft.SqlServer.Server.SqlFacetAttribute";
}
