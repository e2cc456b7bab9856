using System;

namespace Microsoft.SqlServer.Server;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class SqlTriggerAttribute : Attribute
{
    public string? Name { get; set; }

    public string? Target { get; set; }

    public string? Event { get; set; }
}
