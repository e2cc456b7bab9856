using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Data.SqlClient;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>
/// Concepts of the database itself. Thin: they read vectors over the caller's own connection, so with the caller's
/// rights and row-level security, and leave the work to what clr_ClusterConcepts and clr_NearestVectors do.
/// </summary>
public static class ConceptFunctions
{
    private const string Connection = "context connection=true";

    /// <summary>Clusters among the newest 5000 embeddings of a tenant, by direction.</summary>
    /// <param name="MinClusterSize">How many neighbours, itself counted, make a core, 1 or more.</param>
    /// <param name="CoherenceThreshold">The cosine that neighbours have at least, -1 to 1.</param>
    /// <param name="MaxConcepts">How many rows at most, 1 or more.</param>
    /// <param name="TenantId">Whose embeddings.</param>
    /// <returns>As clr_ClusterConcepts. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "fn_DiscoverConcepts",
        FillRowMethodName = nameof(FillConcept),
        TableDefinition = "ConceptOrdinal INT, MemberCount INT, Coherence FLOAT, Centroid VARBINARY(MAX)",
        IsDeterministic = false,
        IsPrecise = false,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable DiscoverConcepts(SqlInt32 MinClusterSize, SqlDouble CoherenceThreshold, SqlInt32 MaxConcepts, SqlInt32 TenantId)
    {
        if (Argument.AnyNull(MinClusterSize, CoherenceThreshold, MaxConcepts, TenantId))
        {
            return new object[0];
        }

        var vectors = new List<float[]>();
        Read(
            "SELECT TOP (5000) [AtomEmbeddingId], [EmbeddingBytes] FROM [dbo].[AtomEmbeddingVectors] WHERE [TenantId] = @TenantId ORDER BY [AtomEmbeddingId] DESC;",
            new SqlParameter("@TenantId", SqlDbType.Int) { Value = TenantId.Value },
            (_, vector) => vectors.Add(vector));
        return ClusterFunctions.Concepts(vectors.ToArray(), MinClusterSize, CoherenceThreshold, MaxConcepts);
    }

    public static void FillConcept(object row, out SqlInt32 conceptOrdinal, out SqlInt32 memberCount, out SqlDouble coherence, out SqlBytes centroid) =>
        ClusterFunctions.FillConcept(row, out conceptOrdinal, out memberCount, out coherence, out centroid);

    /// <summary>The concepts of an atom's tenant that the atom's newest embedding points to.</summary>
    /// <param name="AtomId">An atom; one without an embedding has no concepts.</param>
    /// <param name="SimilarityThreshold">The least cosine, -1 to 1.</param>
    /// <param name="MaxConceptsPerAtom">How many rows at most, 1 or more.</param>
    /// <param name="TenantId">Whose concepts; the atom must be of the same tenant.</param>
    /// <returns>By falling cosine. No rows for a NULL argument.</returns>
    [SqlFunction(
        Name = "fn_BindConcepts",
        FillRowMethodName = nameof(FillBinding),
        TableDefinition = "ConceptId BIGINT, Similarity FLOAT",
        IsDeterministic = false,
        IsPrecise = false,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable BindConcepts(SqlInt64 AtomId, SqlDouble SimilarityThreshold, SqlInt32 MaxConceptsPerAtom, SqlInt32 TenantId)
    {
        var bindings = new List<(long, double)>();
        if (Argument.AnyNull(AtomId, SimilarityThreshold, MaxConceptsPerAtom, TenantId))
        {
            return bindings;
        }

        float[] query = null;
        Read(
            "SELECT TOP (1) [AtomId], [EmbeddingBytes] FROM [dbo].[AtomEmbeddingVectors] WHERE [TenantId] = @TenantId AND [AtomId] = @AtomId ORDER BY [AtomEmbeddingId] DESC;",
            new SqlParameter("@TenantId", SqlDbType.Int) { Value = TenantId.Value },
            (_, vector) => query = vector,
            new SqlParameter("@AtomId", SqlDbType.BigInt) { Value = AtomId.Value });
        if (query == null)
        {
            return bindings;
        }

        var ids = new List<long>();
        var centroids = new List<float[]>();
        Read(
            "SELECT [ConceptId], [CentroidBytes] FROM [provenance].[ConceptVectors] WHERE [TenantId] = @TenantId AND [CentroidBytes] IS NOT NULL ORDER BY [ConceptId];",
            new SqlParameter("@TenantId", SqlDbType.Int) { Value = TenantId.Value },
            (id, vector) =>
            {
                ids.Add(id);
                centroids.Add(vector);
            });
        double threshold = Argument.Within(SimilarityThreshold, "SimilarityThreshold", -1, 1);
        int top = Argument.Within(MaxConceptsPerAtom, "MaxConceptsPerAtom", 1, int.MaxValue);
        foreach ((int row, double similarity) in NearestVectors.Of(centroids.ToArray(), query, threshold, top))
        {
            bindings.Add((ids[row], similarity));
        }

        return bindings;
    }

    public static void FillBinding(object row, out SqlInt64 conceptId, out SqlDouble similarity)
    {
        (long id, double cosine) = ((long, double))row;
        conceptId = id;
        similarity = cosine;
    }

    private delegate void Taker(long id, float[] vector);

    private static void Read(string query, SqlParameter tenant, Taker take, params SqlParameter[] more)
    {
        using var connection = new SqlConnection(Connection);
        using var command = new SqlCommand(query, connection);
        command.Parameters.Add(tenant);
        command.Parameters.AddRange(more);
        connection.Open();
        using SqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (Float32Vector.TryDecode(reader.GetSqlBytes(1), out float[] vector))
            {
                take(reader.GetInt64(0), vector);
            }
        }
    }
}
