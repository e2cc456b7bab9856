using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The short names under which older callers know three functions.</summary>
public static class VectorSynonyms
{
    /// <summary>See clr_VectorCosineSimilarity.</summary>
    [SqlFunction(
        Name = "clr_VectorSimilarity",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble VectorSimilarity(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) => VectorFunctions.VectorCosineSimilarity(left, right);

    /// <summary>See clr_VectorDotProduct.</summary>
    [SqlFunction(
        Name = "clr_DotProduct",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble DotProduct(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) => VectorFunctions.VectorDotProduct(left, right);

    /// <summary>See clr_VectorEuclideanDistance.</summary>
    [SqlFunction(
        Name = "clr_EuclideanDistance",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlDouble EuclideanDistance(
        [SqlFacet(MaxSize = 8000)] SqlBytes left,
        [SqlFacet(MaxSize = 8000)] SqlBytes right) => VectorFunctions.VectorEuclideanDistance(left, right);
}
