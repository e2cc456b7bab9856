using System;
using System.Collections.Generic;

namespace Hartonomous.Clr;

/// <summary>
/// Concepts among vectors: DBSCAN over their directions, where two are neighbours when their cosine is at least the
/// threshold (the distance of unit vectors is then at most the root of 2 - 2 cosine).
/// </summary>
internal static class ConceptDiscovery
{
    /// <summary>For what float32 rounds off a unit vector.</summary>
    private const double Slack = 1e-6;

    /// <summary>The largest first; of equally large ones the more coherent, then the one whose first member comes first. Vectors without direction belong to none.</summary>
    public static List<Concept> Discover(float[][] vectors, int minClusterSize, double coherenceThreshold, int maxConcepts)
    {
        var directions = new List<float[]>();
        foreach (float[] vector in vectors)
        {
            double norm = VectorMath.Norm(vector);
            if (norm > 0)
            {
                directions.Add(VectorMath.Divide(vector, norm));
            }
        }

        double epsilon = Math.Sqrt(Math.Max(0, 2 - (2 * coherenceThreshold))) + Slack;
        int[] clusters = Dbscan.Cluster(directions.ToArray(), epsilon, minClusterSize);
        var concepts = new List<(int Order, Concept Concept)>();
        foreach (List<float[]> members in ByCluster(directions, clusters))
        {
            concepts.Add((concepts.Count, Of(members)));
        }

        concepts.Sort((x, y) =>
            x.Concept.Members != y.Concept.Members ? y.Concept.Members.CompareTo(x.Concept.Members)
            : x.Concept.Coherence != y.Concept.Coherence ? y.Concept.Coherence.CompareTo(x.Concept.Coherence)
            : x.Order.CompareTo(y.Order));
        return concepts.GetRange(0, Math.Min(maxConcepts, concepts.Count)).ConvertAll(one => one.Concept);
    }

    private static List<List<float[]>> ByCluster(List<float[]> directions, int[] clusters)
    {
        var members = new List<List<float[]>>();
        for (int i = 0; i < clusters.Length; i++)
        {
            while (members.Count < clusters[i])
            {
                members.Add(new List<float[]>());
            }

            if (clusters[i] != Dbscan.Noise)
            {
                members[clusters[i] - 1].Add(directions[i]);
            }
        }

        return members;
    }

    private static Concept Of(List<float[]> members)
    {
        var sums = new ComponentSums();
        foreach (float[] member in members)
        {
            sums.Add(member);
        }

        float[] mean = sums.DividedBy(members.Count);
        double norm = VectorMath.Norm(mean);
        float[] centroid = norm > 0 ? VectorMath.Divide(mean, norm) : mean;
        double cosines = 0;
        foreach (float[] member in members)
        {
            cosines += VectorMath.Dot(member, centroid);
        }

        return new Concept(members.Count, cosines / members.Count, centroid);
    }
}
