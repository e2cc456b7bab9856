CREATE TABLE dbo.Tenants (TenantId INT NOT NULL PRIMARY KEY, Region INT NOT NULL);
GO
CREATE TABLE dbo.Atoms
(
    AtomId BIGINT NOT NULL PRIMARY KEY,
    Tenant INT    NOT NULL REFERENCES dbo.Tenants (Id),
    CONSTRAINT FK_Atoms_Tenants FOREIGN KEY (TenantId) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT FK_Atoms_Pair FOREIGN KEY (AtomId, Tenant) REFERENCES dbo.Tenants (TenantId)
);
GO
ALTER TABLE dbo.Tenants WITH CHECK ADD CONSTRAINT FK_Tenants_Atoms FOREIGN KEY (Region) REFERENCES dbo.Atoms (RegionId);
