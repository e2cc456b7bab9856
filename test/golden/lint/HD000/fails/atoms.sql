-- hartonomous:allow HD012
-- A TODO whose suppression gives no reason.
CREATE TABLE dbo.Atoms (AtomId BIGINT NOT NULL);
GO
-- hartonomous:allow HD999 there is no such rule
CREATE TABLE dbo.Models (ModelId INT NOT NULL);
GO
-- hartonomous:allow HD012 nothing is left here any more
CREATE TABLE dbo.Tenants (TenantId INT NOT NULL);
