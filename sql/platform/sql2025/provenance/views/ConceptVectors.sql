-- Centroids as the CLR functions take them: float32, little-endian. VECTOR converts to VARBINARY only by way of text.
CREATE VIEW [provenance].[ConceptVectors]
AS
    SELECT
        [ConceptId],
        [TenantId],
        [dbo].[clr_JsonFloatArrayToBytes](CAST([CentroidVector] AS NVARCHAR (MAX))) AS [CentroidBytes]
    FROM [provenance].[Concepts];
