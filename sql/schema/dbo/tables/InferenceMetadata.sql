-- Facts about an inference that have no column of their own, one row for each name.
CREATE TABLE [dbo].[InferenceMetadata]
(
    [InferenceId]   BIGINT         NOT NULL,
    [MetadataKey]   NVARCHAR (128) NOT NULL,
    [TenantId]      INT            NOT NULL,
    [MetadataValue] NVARCHAR (MAX) NULL,
    CONSTRAINT [PK_InferenceMetadata] PRIMARY KEY CLUSTERED ([InferenceId], [MetadataKey]),
    CONSTRAINT [FK_InferenceMetadata_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]) ON DELETE CASCADE,
    CONSTRAINT [FK_InferenceMetadata_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId])
);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceMetadata_Tenant_Key]
    ON [dbo].[InferenceMetadata] ([TenantId], [MetadataKey]);
