namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>What [SqlFacet] adds to a .NET type; null where it says nothing.</summary>
internal sealed record SqlFacet(int? MaxSize, bool IsFixedLength, int? Precision, int? Scale)
{
    /// <summary>The MaxSize that means MAX.</summary>
    public const int Max = -1;

    public static readonly SqlFacet None = new(null, false, null, null);

    public static SqlFacet Of(DecodedAttribute? attribute) =>
        attribute is null
            ? None
            : new(attribute.Number("MaxSize"), attribute.Flag("IsFixedLength"), attribute.Number("Precision"), attribute.Number("Scale"));
}
