-- Tensors that are kept as a block beside their atoms: float32, little-endian, as dbo.clr_StoreTensorAtomPayload writes.
CREATE TABLE [dbo].[TensorAtomPayloads]
(
    [TensorAtomPayloadId] BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]            INT             NOT NULL,
    [LayerId]             BIGINT          NOT NULL,
    [TensorName]          NVARCHAR (256)  NOT NULL,
    [ElementCount]        BIGINT          NOT NULL,
    [ContentHash]         BINARY (32)     NOT NULL,
    [Payload]             VARBINARY (MAX) NOT NULL,
    [CreatedAt]           DATETIME2 (7)   NOT NULL CONSTRAINT [DF_TensorAtomPayloads_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_TensorAtomPayloads] PRIMARY KEY CLUSTERED ([TensorAtomPayloadId]),
    CONSTRAINT [UQ_TensorAtomPayloads_LayerId_TensorName] UNIQUE ([LayerId], [TensorName]),
    CONSTRAINT [FK_TensorAtomPayloads_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_TensorAtomPayloads_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_TensorAtomPayloads_ElementCount] CHECK ([ElementCount] > 0)
);
GO

-- The same block under another name.
CREATE NONCLUSTERED INDEX [IX_TensorAtomPayloads_Tenant_ContentHash]
    ON [dbo].[TensorAtomPayloads] ([TenantId], [ContentHash]);
