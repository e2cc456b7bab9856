-- Makes a smaller model of a model: of each matrix that is stored as weights the largest singular values and their
-- vectors, so many of them (Eckart and Young, 1936: no other matrix of that rank is closer). Layers that are no
-- matrices, or too small to gain, are taken over as they are.
CREATE PROCEDURE [dbo].[sp_ExtractStudentModel]
    @TeacherModelId INT,
    @StudentName    NVARCHAR (256),
    @TenantId       INT = 0,
    @MaxRank        INT = 8,
    @StudentModelId INT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @versionId    INT,
            @index        INT = -1,
            @teacherLayer BIGINT,
            @studentLayer BIGINT,
            @name         NVARCHAR (256),
            @type         NVARCHAR (100),
            @shape        NVARCHAR (256),
            @count        BIGINT,
            @payload      VARBINARY (MAX),
            @weights      VARBINARY (MAX),
            @rows         INT,
            @columns      INT,
            @left         VARBINARY (MAX),
            @values       VARBINARY (8000),
            @right        VARBINARY (MAX),
            @json         NVARCHAR (MAX),
            @component    INT;

    DECLARE @components TABLE
    (
        [Component]     INT             NOT NULL PRIMARY KEY,
        [SingularValue] FLOAT           NOT NULL,
        [LeftVector]    VARBINARY (MAX) NOT NULL,
        [RightVector]   VARBINARY (MAX) NOT NULL
    );

    BEGIN TRY
        IF @MaxRank < 1
            THROW 50073, N'A rank is 1 or more.', 1;

        IF NOT EXISTS (SELECT 1 FROM [dbo].[ModelLayers] WHERE [ModelId] = @TeacherModelId)
            THROW 50072, N'The teacher has no layers.', 1;

        EXECUTE [dbo].[sp_RegisterModel] @StudentName, N'student', N'transformer', NULL, NULL, @StudentModelId OUTPUT, @versionId OUTPUT;

        IF EXISTS (SELECT 1 FROM [dbo].[ModelLayers] WHERE [ModelId] = @StudentModelId)
            THROW 50074, N'A model of that name has layers already; choose another name.', 1;

        BEGIN TRANSACTION;

        WHILE 1 = 1
        BEGIN
            SET @index = (SELECT MIN([LayerIdx]) FROM [dbo].[ModelLayers] WHERE [ModelId] = @TeacherModelId AND [LayerIdx] > @index);
            IF @index IS NULL BREAK;

            SELECT @teacherLayer = [LayerId], @name = [LayerName], @type = [LayerType], @shape = [TensorShape], @count = [ParameterCount]
            FROM [dbo].[ModelLayers]
            WHERE [ModelId] = @TeacherModelId
              AND [LayerIdx] = @index;

            SET @payload = (SELECT TOP (1) [Payload] FROM [dbo].[TensorAtomPayloads] WHERE [LayerId] = @teacherLayer AND [TenantId] = @TenantId ORDER BY [TensorAtomPayloadId]);
            SET @weights = [dbo].[clr_GetTensorAtomPayload](@payload);
            SET @rows = TRY_CAST(JSON_VALUE(@shape, N'$[0]') AS INT);
            SET @columns = CASE WHEN JSON_VALUE(@shape, N'$[2]') IS NULL THEN TRY_CAST(JSON_VALUE(@shape, N'$[1]') AS INT) END;

            IF @weights IS NOT NULL AND @rows > @MaxRank AND @columns > @MaxRank
               AND DATALENGTH(@weights) = CAST(@rows AS BIGINT) * @columns * 4
               AND CAST(@rows + @columns AS BIGINT) * @MaxRank < CAST(@rows AS BIGINT) * @columns
            BEGIN
                SET @left = 0x;
                SET @right = 0x;
                SET @json = NULL;

                SET @component = 0;

                DELETE FROM @components;
                INSERT INTO @components ([Component], [SingularValue], [LeftVector], [RightVector])
                SELECT ROW_NUMBER() OVER (ORDER BY [s].[Component]), [s].[SingularValue], [s].[LeftVector], [s].[RightVector]
                FROM [dbo].[clr_SvdDecompose](@weights, @rows, @columns, @MaxRank) AS [s];

                -- The bytes of the vectors one after another, the largest component first, as clr_ReconstructFromSVD
                -- takes them.
                WHILE 1 = 1
                BEGIN
                    SET @component += 1;
                    SELECT @left  = @left + [LeftVector],
                           @right = @right + [RightVector],
                           @json  = CONCAT(@json + N',', CONVERT(NVARCHAR (40), [SingularValue], 3))
                    FROM @components
                    WHERE [Component] = @component;
                    IF @@ROWCOUNT = 0 BREAK;
                END;

                SET @values = [dbo].[clr_JsonFloatArrayToBytes](N'[' + @json + N']');
                SET @weights = [dbo].[clr_ReconstructFromSVD](@left, @values, @right, @rows, @columns);
                SET @count = CAST(@rows + @columns + 1 AS BIGINT) * @MaxRank;
            END;

            INSERT INTO [dbo].[ModelLayers] ([ModelId], [LayerIdx], [LayerName], [LayerType], [TensorShape], [ParameterCount])
            VALUES (@StudentModelId, @index, @name, @type, @shape, @count);
            SET @studentLayer = SCOPE_IDENTITY();

            IF @weights IS NOT NULL
            BEGIN
                SET @payload = [dbo].[clr_StoreTensorAtomPayload](@weights, N'float16');

                INSERT INTO [dbo].[TensorAtomPayloads] ([TenantId], [LayerId], [TensorName], [ElementCount], [ContentHash], [Payload])
                VALUES (@TenantId, @studentLayer, @name, DATALENGTH(@weights) / 4, [dbo].[fn_ContentHash](@payload), @payload);
            END;

            EXECUTE [dbo].[sp_RecordProvenance] @TenantId, N'Layer', @studentLayer, N'Layer', @teacherLayer, N'DistilledFrom';
        END;

        EXECUTE [dbo].[sp_RecordProvenance] @TenantId, N'Model', @StudentModelId, N'Model', @TeacherModelId, N'DistilledFrom';

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
