-- What is known of an atom that is a recording: how to read its samples, and how loud it is.
CREATE TABLE [dbo].[AudioData]
(
    [AtomId]        BIGINT        NOT NULL,
    [TenantId]      INT           NOT NULL,
    [SampleRate]    INT           NOT NULL,
    [ChannelCount]  SMALLINT      NOT NULL,
    [BitsPerSample] SMALLINT      NOT NULL,
    [SampleCount]   BIGINT        NOT NULL,
    [DurationMs]    AS (CONVERT(BIGINT, [SampleCount] * 1000 / [SampleRate])),
    [RmsLevel]      FLOAT (53)    NULL,
    [PeakLevel]     FLOAT (53)    NULL,
    [Waveform]      GEOMETRY      NULL,
    [CreatedAt]     DATETIME2 (7) NOT NULL CONSTRAINT [DF_AudioData_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AudioData] PRIMARY KEY CLUSTERED ([AtomId]),
    CONSTRAINT [FK_AudioData_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AudioData_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AudioData_SampleRate] CHECK ([SampleRate] > 0),
    CONSTRAINT [CK_AudioData_ChannelCount] CHECK ([ChannelCount] BETWEEN 1 AND 64),
    CONSTRAINT [CK_AudioData_BitsPerSample] CHECK ([BitsPerSample] IN (8, 16, 24, 32)),
    CONSTRAINT [CK_AudioData_SampleCount] CHECK ([SampleCount] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_AudioData_Tenant]
    ON [dbo].[AudioData] ([TenantId], [CreatedAt]);
