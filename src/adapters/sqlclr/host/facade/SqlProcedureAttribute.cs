using System;

namespace Microsoft.SqlServer.Server;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class SqlProcedureAttribute : Attribute
{
    public string? Name { get; set; }
}
