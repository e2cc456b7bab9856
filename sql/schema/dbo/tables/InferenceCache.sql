-- Answers that were given before, found by the SHA-256 of the question. In memory because every request asks here
-- first; durable because a cold cache costs as much as the inferences it saves. A memory-optimized table cannot
-- refer to one on disk, so tenant and model have no foreign key.
CREATE TABLE [dbo].[InferenceCache]
(
    [CacheId]         BIGINT IDENTITY (1, 1) NOT NULL,
    [TenantId]        INT            NOT NULL,
    [ModelId]         INT            NOT NULL,
    [InputHash]       BINARY (32)    NOT NULL,
    [OutputData]      NVARCHAR (MAX) NOT NULL,
    [HitCount]        INT            NOT NULL CONSTRAINT [DF_InferenceCache_HitCount] DEFAULT (0),
    [CreatedUtc]      DATETIME2 (7)  NOT NULL CONSTRAINT [DF_InferenceCache_CreatedUtc] DEFAULT (SYSUTCDATETIME()),
    [LastAccessedUtc] DATETIME2 (7)  NOT NULL CONSTRAINT [DF_InferenceCache_LastAccessedUtc] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_InferenceCache] PRIMARY KEY NONCLUSTERED HASH ([CacheId]) WITH (BUCKET_COUNT = 1048576),
    CONSTRAINT [UX_InferenceCache_InputHash] UNIQUE NONCLUSTERED HASH ([TenantId], [ModelId], [InputHash]) WITH (BUCKET_COUNT = 1048576),
    -- Eviction takes what was not asked for longest.
    INDEX [IX_InferenceCache_LastAccessed] NONCLUSTERED ([LastAccessedUtc])
)
WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA);
