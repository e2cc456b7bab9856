using System;

namespace Microsoft.SqlServer.Server;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class SqlUserDefinedAggregateAttribute : Attribute
{
    public const int MaxByteSizeValue = 8000;

    public SqlUserDefinedAggregateAttribute(Format format) => Format = format;

    public Format Format { get; }

    public int MaxByteSize { get; set; }

    public bool IsInvariantToDuplicates { get; set; }

    public bool IsInvariantToNulls { get; set; }

    public bool IsInvariantToOrder { get; set; }

    public bool IsNullIfEmpty { get; set; }

    public string? Name { get; set; }
}
