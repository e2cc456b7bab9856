CREATE TABLE [Users] ([UserId] bigint NOT NULL);
GO
CREATE TABLE [app].[Atoms] ([AtomId] bigint NOT NULL);
GO
INSERT INTO [__EFMigrationsHistory] ([MigrationId]) VALUES (N'20251110135023_FullSchema');
