CREATE TABLE #Atoms (AtomId INT NOT NULL);
INSERT INTO dbo.Atoms (AtomId, TenantId) SELECT AtomId, 1 FROM #Atoms;
