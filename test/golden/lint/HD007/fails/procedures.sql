CREATE TABLE dbo.Atoms (AtomId INT NOT NULL REFERENCES dbo.Gone (Id));
GO
CREATE INDEX IX_Nowhere ON dbo.Nowhere (Id);
GO
CREATE PROCEDURE dbo.sp_Feedback
AS
BEGIN
    SELECT a.AtomId
    FROM dbo.Atoms AS a
    INNER JOIN [dbo].[InferenceFeedback] AS f ON f.AtomId = a.AtomId
    WHERE EXISTS (SELECT 1 FROM InferenceAtomUsage AS u WHERE u.AtomId = a.AtomId);

    WITH Recent AS (SELECT AtomId FROM dbo.History)
    DELETE FROM Recent;

    UPDATE dbo.Scores SET Value = 1;
    INSERT INTO graph.Edges (Id) VALUES (1);
    MERGE dbo.Targets AS t USING (SELECT AtomId FROM dbo.Atoms) AS s ON t.Id = s.AtomId WHEN MATCHED THEN DELETE;
    TRUNCATE TABLE dbo.Cache;
END;
