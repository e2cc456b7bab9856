CREATE SCHEMA graph;
GO
CREATE TABLE graph.Nodes (NodeId INT NOT NULL, Payload XML NULL) AS NODE;
GO
CREATE TABLE graph.Edges (Weight FLOAT NULL, CONSTRAINT EC CONNECTION (graph.Nodes TO graph.Nodes)) AS EDGE;
GO
CREATE VIEW dbo.Numbers AS SELECT 1 AS One;
GO
CREATE SYNONYM dbo.Elsewhere FOR Other.dbo.Table1;
GO
CREATE SEQUENCE dbo.Ids AS INT;
GO
CREATE FUNCTION dbo.Rows (@from INT) RETURNS TABLE AS RETURN (SELECT NodeId FROM graph.Nodes WHERE NodeId > @from);
GO
CREATE QUEUE dbo.Inbox;
GO
CREATE TRIGGER graph.OnNode ON graph.Nodes AFTER INSERT, UPDATE AS
BEGIN
    IF UPDATE(NodeId)
        SELECT i.NodeId FROM inserted AS i INNER JOIN deleted d ON d.NodeId = i.NodeId;
END;
GO
CREATE PROCEDURE dbo.sp_All @xml XML, @json NVARCHAR (MAX)
AS
BEGIN
    DECLARE @ids TABLE (Id INT);
    DECLARE @handle UNIQUEIDENTIFIER, @node INT;
    CREATE TABLE #Work (Id INT);

    WITH Chosen (Id) AS (SELECT NodeId FROM graph.Nodes), Twice AS (SELECT Id FROM Chosen UNION ALL SELECT Id FROM Chosen)
    INSERT INTO #Work (Id)
    SELECT t.Id FROM Twice AS t
    LEFT JOIN dbo.Numbers n ON n.One = t.Id
    CROSS JOIN dbo.Elsewhere
    CROSS APPLY dbo.Rows(t.Id) AS r
    OUTER APPLY OPENJSON(@json) WITH (Id INT '$.id') AS j
    CROSS APPLY @xml.nodes(N'/a/b') AS x (c)
    INNER JOIN sys.objects AS o ON o.object_id = t.Id
    INNER JOIN @ids AS own ON own.Id = t.Id;

    SELECT v.Id, TRIM(N'x' FROM N'xyx')
    FROM (VALUES (1), (2)) AS v (Id)
    WHERE v.Id IS NOT DISTINCT FROM @node;

    SELECT n.NodeId FROM graph.Nodes AS n, graph.Edges AS e, graph.Nodes AS m WHERE MATCH(n-(e)->m);
    SELECT NodeId FROM graph.Nodes (NOLOCK);
    SELECT NEXT VALUE FOR dbo.Ids, master.dbo.Something FROM master.dbo.Tables1;
    SELECT p.[1] FROM (SELECT NodeId, 1 AS Kind FROM graph.Nodes) AS s PIVOT (MAX(NodeId) FOR Kind IN ([1])) AS p;

    WAITFOR (RECEIVE TOP (1) @handle = conversation_handle FROM dbo.Inbox), TIMEOUT 100;
    BEGIN DIALOG CONVERSATION @handle FROM SERVICE [A] TO SERVICE N'B' WITH ENCRYPTION = OFF;

    DECLARE walk CURSOR LOCAL FAST_FORWARD FOR SELECT NodeId FROM graph.Nodes;
    OPEN walk;
    FETCH NEXT FROM walk INTO @node;
    CLOSE walk;

    UPDATE w SET Id = 1 FROM #Work AS w;
    DELETE w OUTPUT deleted.Id INTO @ids FROM #Work AS w;
    SELECT NodeId INTO #Copy FROM graph.Nodes ORDER BY NodeId OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY;
END;
