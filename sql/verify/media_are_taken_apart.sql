-- class: rolled-back
-- Images become pixels and patches, sounds samples and frames, code its size and branches.
DECLARE @image  VARBINARY (MAX) = 0x0102030405060708090A0B0C,
        @audio  VARBINARY (MAX) = CAST(REPLICATE(CAST(CHAR(0) + CHAR(64) AS VARCHAR (MAX)), 1000) AS VARBINARY (MAX)),
        @code   NVARCHAR (MAX)  = N'if (a) { while (b) { c(); } }' + NCHAR(10) + N'return;',
        @bytes  VARBINARY (MAX),
        @atom   BIGINT;
DECLARE @patches TABLE ([Patches] INT);
DECLARE @frames TABLE ([Samples] BIGINT, [Frames] BIGINT);
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_IngestAtom] @Content = @image, @ContentType = N'image/x-raw-rgb', @TenantId = 0, @AtomId = @atom OUTPUT;
INSERT INTO @patches EXECUTE [dbo].[sp_AtomizeImage] 0, @atom, 2, 2, 1;
INSERT INTO @failures SELECT N'sp_AtomizeImage', CAST([Patches] AS NVARCHAR (40)) FROM @patches WHERE [Patches] <> 4;
INSERT INTO @failures SELECT N'AtomicPixels', CAST(SUM(CAST([Red] AS INT)) AS NVARCHAR (40)) FROM [dbo].[AtomicPixels] WHERE [AtomId] = @atom HAVING ISNULL(SUM(CAST([Red] AS INT)), 0) <> 1 + 4 + 7 + 10;
INSERT INTO @failures SELECT N'fn_RelatedAtoms', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_RelatedAtoms](0, @atom) AS [r] WHERE [r].[RelationType] = N'ComponentOf' AND [r].[Direction] = N'from' HAVING COUNT(*) <> 4;

EXECUTE [dbo].[sp_IngestAtom] @Content = @audio, @ContentType = N'audio/L16', @TenantId = 0, @AtomId = @atom OUTPUT;
INSERT INTO @frames EXECUTE [dbo].[sp_AtomizeAudio] 0, @atom, 1000, 1;
INSERT INTO @failures SELECT N'sp_AtomizeAudio', CAST([Frames] AS NVARCHAR (40)) FROM @frames WHERE [Samples] <> 1000 OR [Frames] <> 50;
-- A constant of half the scale has half the scale as its root mean square.
INSERT INTO @failures SELECT N'AudioData', CAST([RmsLevel] AS NVARCHAR (40)) FROM [dbo].[AudioData] WHERE [AtomId] = @atom AND ABS([RmsLevel] - 0.5) > 0.001;

SET @bytes = CAST(@code AS VARBINARY (MAX));
EXECUTE [dbo].[sp_IngestAtom] @Content = @bytes, @ContentType = N'text/x-csharp', @TenantId = 0, @AtomId = @atom OUTPUT, @CanonicalText = @code;
EXECUTE [dbo].[sp_AtomizeCode] 0, @atom, N'text/x-csharp';
INSERT INTO @failures SELECT N'sp_AtomizeCode', CAST([Complexity] AS NVARCHAR (40)) FROM [dbo].[CodeAtoms] WHERE [AtomId] = @atom AND ([Complexity] <> 3 OR [EndLine] <> 2 OR [CodeLanguage] <> N'csharp');

SELECT [What], [Found] FROM @failures;
