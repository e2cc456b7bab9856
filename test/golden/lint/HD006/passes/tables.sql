CREATE TABLE dbo.Tenants (TenantId INT NOT NULL, Region INT NOT NULL, PRIMARY KEY (TenantId, Region));
GO
CREATE TABLE dbo.Atoms
(
    AtomId BIGINT NOT NULL PRIMARY KEY,
    Tenant INT    NOT NULL,
    Parent BIGINT NULL FOREIGN KEY REFERENCES dbo.Atoms,
    FOREIGN KEY (Tenant, Region) REFERENCES dbo.tenants (tenantid, region) ON DELETE CASCADE ON UPDATE NO ACTION
);
GO
-- Adds the column that the foreign key above names.
ALTER TABLE dbo.Atoms ADD Region INT NOT NULL CONSTRAINT DF_Region DEFAULT 0;
