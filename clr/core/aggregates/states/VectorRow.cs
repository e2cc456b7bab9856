namespace Hartonomous.Clr;

/// <summary>A vector of a group with what it is sorted by; 0 where an aggregate has no such argument.</summary>
internal readonly struct VectorRow
{
    public VectorRow(long key, double weight, float[] vector)
    {
        Key = key;
        Weight = weight;
        Vector = vector;
    }

    public long Key { get; }

    public double Weight { get; }

    public float[] Vector { get; }
}
