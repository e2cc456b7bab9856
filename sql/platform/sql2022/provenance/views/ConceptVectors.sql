-- Centroids as the CLR functions take them: float32, little-endian, which is how SQL Server 2022 holds them.
CREATE VIEW [provenance].[ConceptVectors]
AS
    SELECT
        [ConceptId],
        [TenantId],
        [CentroidVector] AS [CentroidBytes]
    FROM [provenance].[Concepts];
