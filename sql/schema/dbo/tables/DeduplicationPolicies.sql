-- From which similarity on two atoms count as one. Equal bytes are always one atom, whatever the policy says.
CREATE TABLE [dbo].[DeduplicationPolicies]
(
    [PolicyId]          INT IDENTITY (1, 1) NOT NULL,
    [PolicyName]        NVARCHAR (128) NOT NULL,
    [SemanticThreshold] DECIMAL (5, 4) NOT NULL,
    [SpatialThreshold]  FLOAT (53)     NULL,
    [IsActive]          BIT            NOT NULL CONSTRAINT [DF_DeduplicationPolicies_IsActive] DEFAULT (1),
    [CreatedAt]         DATETIME2 (7)  NOT NULL CONSTRAINT [DF_DeduplicationPolicies_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_DeduplicationPolicies] PRIMARY KEY CLUSTERED ([PolicyId]),
    CONSTRAINT [UQ_DeduplicationPolicies_PolicyName] UNIQUE ([PolicyName]),
    CONSTRAINT [CK_DeduplicationPolicies_SemanticThreshold] CHECK ([SemanticThreshold] BETWEEN 0 AND 1),
    CONSTRAINT [CK_DeduplicationPolicies_SpatialThreshold] CHECK ([SpatialThreshold] >= 0)
);
