-- Makes a video of a prompt as a row of images, each a little further on the way than the one before; an image that
-- comes twice is kept once. The frames are listed in dbo.VideoFrames under the atom of the video, which is that list.
CREATE PROCEDURE [dbo].[sp_GenerateVideo]
    @prompt          NVARCHAR (MAX),
    @frameCount      INT    = 8,
    @framesPerSecond INT    = 8,
    @width           INT    = 128,
    @height          INT    = 128,
    @TenantId        INT    = 0,
    @Seed            BIGINT = 0,
    @GenerationId    BIGINT = NULL OUTPUT,
    @AtomId          BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @frame      INT = 0,
            @guidance   FLOAT,
            @bytes      VARBINARY (8000),
            @guide      GEOMETRY,
            @image      VARBINARY (MAX),
            @previous   VARBINARY (MAX),
            @frameAtom  BIGINT,
            @content    VARBINARY (MAX),
            @parameters NVARCHAR (MAX);

    DECLARE @frames TABLE ([FrameIndex] INT NOT NULL PRIMARY KEY, [FrameAtomId] BIGINT NOT NULL, [MotionScore] FLOAT NULL);

    BEGIN TRY
        IF @prompt IS NULL OR @frameCount NOT BETWEEN 1 AND 240 OR @framesPerSecond NOT BETWEEN 1 AND 120
            THROW 50117, N'A prompt, 1 to 240 frames, 1 to 120 of them a second.', 1;

        SET @parameters = (SELECT @frameCount AS [frameCount], @framesPerSecond AS [framesPerSecond], @width AS [width], @height AS [height], @Seed AS [seed]
                           FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);
        EXECUTE [dbo].[sp_BeginGeneration] @TenantId, N'video', @prompt, @parameters, NULL, NULL, @GenerationId OUTPUT;

        EXECUTE [dbo].[sp_TextToEmbedding] @prompt, @bytes OUTPUT;
        SET @guide = [dbo].[fn_SpatialProject](@bytes);

        WHILE @frame < @frameCount
        BEGIN
            -- From not drawn at all to drawn nearly all the way.
            SET @guidance = @frame;
            SET @previous = @image;
            SET @image = [dbo].[fn_GuidedImage](@width, @height, 16, @frameCount, @guidance, @guide, @Seed);

            EXECUTE [dbo].[sp_IngestAtom]
                @TenantId = @TenantId, @Content = @image, @ContentType = N'image/x-raw-gray', @AtomId = @frameAtom OUTPUT;

            INSERT INTO @frames ([FrameIndex], [FrameAtomId], [MotionScore])
            VALUES (@frame, @frameAtom, CASE WHEN @previous IS NULL THEN NULL WHEN @previous = @image THEN 0 ELSE 1 END);

            SET @frame += 1;
        END;

        -- The video itself is the list of its frames.
        SET @content = CAST((SELECT [FrameIndex] AS [frame], [FrameAtomId] AS [atomId] FROM @frames ORDER BY [FrameIndex] FOR JSON PATH) AS VARBINARY (MAX));
        EXECUTE [dbo].[sp_CompleteGeneration] @TenantId, @GenerationId, @content, N'video/x-frame-list', NULL, @AtomId OUTPUT;

        INSERT INTO [dbo].[VideoFrames] ([AtomId], [FrameIndex], [TenantId], [FrameAtomId], [TimestampMs], [Width], [Height], [IsKeyFrame], [MotionScore])
        SELECT @AtomId, [f].[FrameIndex], @TenantId, [f].[FrameAtomId], [f].[FrameIndex] * CAST(1000 AS BIGINT) / @framesPerSecond, @width, @height, 1, [f].[MotionScore]
        FROM @frames AS [f]
        WHERE NOT EXISTS (SELECT 1 FROM [dbo].[VideoFrames] AS [v] WHERE [v].[AtomId] = @AtomId AND [v].[FrameIndex] = [f].[FrameIndex]);

        SELECT @GenerationId AS [GenerationId], @AtomId AS [AtomId];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
