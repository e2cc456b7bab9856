CREATE TABLE dbo.AtomEmbeddings
(
    AtomId     BIGINT        NOT NULL REFERENCES dbo.Atoms (AtomId),
    Embedding  VECTOR (1998) NOT NULL,
    SpatialKey GEOMETRY      NULL
);
