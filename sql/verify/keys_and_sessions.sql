-- class: rolled-back
-- A key opens a session for its tenant with its scopes, until it is revoked.
DECLARE @hash    BINARY (32) = [dbo].[fn_ContentHash](0x636865636B),
        @key     INT,
        @session UNIQUEIDENTIFIER,
        @tenant  INT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000006, N'check-keys', NULL, '6F9619FF-8B86-D011-B42D-00C04FC964FF';
INSERT INTO @failures SELECT N'fn_TenantOfGuid', NULL WHERE ISNULL([dbo].[fn_TenantOfGuid]('6F9619FF-8B86-D011-B42D-00C04FC964FF'), 0) <> 2000000006;

EXECUTE [dbo].[sp_RegisterApiKey] 2000000006, N'check', N'chk', @hash, N'read, write', NULL, @key OUTPUT;
INSERT INTO @failures SELECT N'fn_ApiKeyHasScope', NULL WHERE [dbo].[fn_ApiKeyHasScope](@hash, N'write') <> 1 OR [dbo].[fn_ApiKeyHasScope](@hash, N'admin') <> 0;
EXECUTE [dbo].[sp_OpenSession] @hash, N'check', NULL, NULL, @session OUTPUT, @tenant OUTPUT;
INSERT INTO @failures SELECT N'sp_OpenSession', CAST(@tenant AS NVARCHAR (40)) WHERE ISNULL(@tenant, 0) <> 2000000006;
INSERT INTO @failures SELECT N'fn_ActiveSessions', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ActiveSessions](2000000006, 5) AS [s] HAVING COUNT(*) <> 1;

EXECUTE [dbo].[sp_RevokeApiKey] 2000000006, @key;
INSERT INTO @failures SELECT N'fn_ApiKeyTenant', NULL WHERE EXISTS (SELECT 1 FROM [dbo].[fn_ApiKeyTenant](@hash) AS [k]);
INSERT INTO @failures SELECT N'sp_RevokeApiKey', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ActiveSessions](2000000006, 5) AS [s] HAVING COUNT(*) <> 0;

INSERT INTO [dbo].[TenantSecurityPolicy] ([TenantId], [PolicyType], [AllowedPattern]) VALUES (2000000006, N'FilePath', N'/srv/check/%');
INSERT INTO @failures SELECT N'fn_IsAllowed', NULL
WHERE [dbo].[fn_IsAllowed](2000000006, N'FilePath', N'/srv/check/a') <> 1
   OR [dbo].[fn_IsAllowed](2000000006, N'FilePath', N'/srv/check/../a') <> 0
   OR [dbo].[fn_IsAllowed](2000000006, N'FilePath', N'/etc/passwd') <> 0
   OR [dbo].[fn_IsAllowed](2000000006, N'Executable', N'/srv/check/a') <> 0;

INSERT INTO [dbo].[TenantFeatures] ([TenantId], [FeatureName], [IsEnabled]) VALUES (2000000006, N'check', 1);
INSERT INTO @failures SELECT N'fn_FeatureEnabled', NULL WHERE [dbo].[fn_FeatureEnabled](2000000006, N'check') <> 1 OR [dbo].[fn_FeatureEnabled](2000000006, N'other') <> 0;
INSERT INTO @failures SELECT N'fn_EffectiveRateLimit', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_EffectiveRateLimit](2000000006, N'inference') AS [r] WHERE [r].[PolicyName] = N'default-inference' HAVING COUNT(*) <> 1;

SELECT [What], [Found] FROM @failures;
