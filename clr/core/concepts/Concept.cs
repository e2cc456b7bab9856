namespace Hartonomous.Clr;

/// <summary>A cluster of vectors by direction.</summary>
internal sealed class Concept
{
    public Concept(int members, double coherence, float[] centroid)
    {
        Members = members;
        Coherence = coherence;
        Centroid = centroid;
    }

    public int Members { get; }

    /// <summary>The mean cosine between the members and the centroid.</summary>
    public double Coherence { get; }

    /// <summary>The mean of the members' directions, of length 1.</summary>
    public float[] Centroid { get; }
}
