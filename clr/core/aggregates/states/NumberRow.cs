namespace Hartonomous.Clr;

/// <summary>Numbers of one row; 0 where an aggregate has no such argument.</summary>
internal readonly struct NumberRow
{
    public NumberRow(long key, double x, double y)
    {
        Key = key;

        // -0 and 0 are equal, so sorting could leave them in either order.
        X = x + 0.0;
        Y = y + 0.0;
    }

    public long Key { get; }

    public double X { get; }

    public double Y { get; }
}
