IF NOT EXISTS (SELECT 1 FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'20251110135023_FullSchema')
BEGIN
    CREATE TABLE [Atoms] (
        [AtomId] bigint NOT NULL,
        CONSTRAINT [PK_Atoms] PRIMARY KEY ([AtomId])
    );
END;
GO
ALTER TABLE [dbo].[Atoms] ADD [Extra] int NULL;
