-- A recording as its samples by channel, each between -1 and 1.
CREATE TABLE [dbo].[AtomicAudioSamples]
(
    [AtomId]       BIGINT   NOT NULL,
    [ChannelIndex] SMALLINT NOT NULL,
    [SampleIndex]  BIGINT   NOT NULL,
    [TenantId]     INT      NOT NULL,
    [Amplitude]    REAL     NOT NULL,
    CONSTRAINT [PK_AtomicAudioSamples] PRIMARY KEY CLUSTERED ([AtomId], [ChannelIndex], [SampleIndex]),
    CONSTRAINT [FK_AtomicAudioSamples_AudioData] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[AudioData] ([AtomId]),
    CONSTRAINT [FK_AtomicAudioSamples_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomicAudioSamples_ChannelIndex] CHECK ([ChannelIndex] >= 0),
    CONSTRAINT [CK_AtomicAudioSamples_SampleIndex] CHECK ([SampleIndex] >= 0),
    CONSTRAINT [CK_AtomicAudioSamples_Amplitude] CHECK ([Amplitude] BETWEEN -1 AND 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_AtomicAudioSamples_Tenant]
    ON [dbo].[AtomicAudioSamples] ([TenantId]);
