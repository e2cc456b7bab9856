using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Rows of a matrix that belong together. Matrices are float32, row after row (VectorStack makes one of rows).</summary>
public static class ClusterFunctions
{
    /// <summary>DBSCAN by Euclidean distance, see <see cref="Dbscan"/>.</summary>
    /// <param name="points">Finite float32, row after row; at most 20000 rows.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <param name="epsilon">How far neighbours may be, 0 or more.</param>
    /// <param name="minPoints">How many neighbours, itself counted, make a core, 1 or more.</param>
    /// <returns>RowIndex from 0, in order, and the cluster from 1, NULL for noise. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_DbscanClusters",
        FillRowMethodName = nameof(FillCluster),
        TableDefinition = "RowIndex INT, Cluster INT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable DbscanClusters(
        [SqlFacet(MaxSize = -1)] SqlBytes points, SqlInt32 dimension, SqlDouble epsilon, SqlInt32 minPoints)
    {
        if (Argument.AnyNull(epsilon, minPoints) || !PointSet.TryDecode(points, dimension, out float[][] rows))
        {
            return new object[0];
        }

        PointSet.RequireComparable(rows.Length);
        int[] clusters = Dbscan.Cluster(
            rows, Argument.Within(epsilon, "epsilon", 0, double.MaxValue), Argument.Within(minPoints, "minPoints", 1, int.MaxValue));
        var numbered = new (int, int)[clusters.Length];
        for (int row = 0; row < numbered.Length; row++)
        {
            numbered[row] = (row, clusters[row]);
        }

        return numbered;
    }

    public static void FillCluster(object row, out SqlInt32 rowIndex, out SqlInt32 cluster)
    {
        (int index, int number) = ((int, int))row;
        rowIndex = index;
        cluster = number == Dbscan.Noise ? SqlInt32.Null : number;
    }

    /// <summary>Clusters of vectors by direction: what fn_DiscoverConcepts does, over rows that the caller gives.</summary>
    /// <param name="points">Finite float32, row after row; at most 20000 rows.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <param name="minClusterSize">How many neighbours, itself counted, make a core, 1 or more.</param>
    /// <param name="coherenceThreshold">The cosine that neighbours have at least, -1 to 1.</param>
    /// <param name="maxConcepts">How many rows at most, 1 or more.</param>
    /// <returns>ConceptOrdinal from 1, by falling size; the mean cosine to the centroid; the centroid, of length 1. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_ClusterConcepts",
        FillRowMethodName = nameof(FillConcept),
        TableDefinition = "ConceptOrdinal INT, MemberCount INT, Coherence FLOAT, Centroid VARBINARY(MAX)",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable ClusterConcepts(
        [SqlFacet(MaxSize = -1)] SqlBytes points, SqlInt32 dimension, SqlInt32 minClusterSize, SqlDouble coherenceThreshold, SqlInt32 maxConcepts)
    {
        if (Argument.AnyNull(minClusterSize, coherenceThreshold, maxConcepts) || !PointSet.TryDecode(points, dimension, out float[][] rows))
        {
            return new object[0];
        }

        return Concepts(rows, minClusterSize, coherenceThreshold, maxConcepts);
    }

    public static void FillConcept(object row, out SqlInt32 conceptOrdinal, out SqlInt32 memberCount, out SqlDouble coherence, out SqlBytes centroid)
    {
        (int ordinal, Concept concept) = ((int, Concept))row;
        conceptOrdinal = ordinal;
        memberCount = concept.Members;
        coherence = concept.Coherence;
        centroid = Float32Vector.Encode(concept.Centroid);
    }

    /// <summary>The rows that point most nearly where a query does: what fn_BindConcepts does, over rows that the caller gives.</summary>
    /// <param name="points">Finite float32, row after row.</param>
    /// <param name="query">A vector of the dimension of the rows.</param>
    /// <param name="similarityThreshold">The least cosine, -1 to 1.</param>
    /// <param name="top">How many rows at most, 1 or more.</param>
    /// <returns>RowIndex from 0 and the cosine, by falling cosine. No rows for a NULL argument, and for a query without direction.</returns>
    [SqlFunction(
        Name = "clr_NearestVectors",
        FillRowMethodName = nameof(FillNearest),
        TableDefinition = "RowIndex INT, Similarity FLOAT",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable Nearest(
        [SqlFacet(MaxSize = -1)] SqlBytes points, [SqlFacet(MaxSize = -1)] SqlBytes query, SqlDouble similarityThreshold, SqlInt32 top)
    {
        if (Argument.AnyNull(points, similarityThreshold, top) || !Float32Vector.TryDecode(query, out float[] wanted) || !(VectorMath.Norm(wanted) > 0))
        {
            return new object[0];
        }

        PointSet.TryDecode(points, wanted.Length, out float[][] rows);
        return NearestVectors.Of(
            rows, wanted, Argument.Within(similarityThreshold, "similarityThreshold", -1, 1), Argument.Within(top, "top", 1, int.MaxValue));
    }

    public static void FillNearest(object row, out SqlInt32 rowIndex, out SqlDouble similarity)
    {
        (int index, double cosine) = ((int, double))row;
        rowIndex = index;
        similarity = cosine;
    }

    internal static List<(int Ordinal, Concept Concept)> Concepts(float[][] rows, SqlInt32 minClusterSize, SqlDouble coherenceThreshold, SqlInt32 maxConcepts)
    {
        PointSet.RequireComparable(rows.Length);
        var numbered = new List<(int Ordinal, Concept Concept)>();
        foreach (Concept concept in ConceptDiscovery.Discover(
            rows,
            Argument.Within(minClusterSize, "minClusterSize", 1, int.MaxValue),
            Argument.Within(coherenceThreshold, "coherenceThreshold", -1, 1),
            Argument.Within(maxConcepts, "maxConcepts", 1, int.MaxValue)))
        {
            numbered.Add((numbered.Count + 1, concept));
        }

        return numbered;
    }
}
