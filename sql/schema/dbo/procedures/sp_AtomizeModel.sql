-- Takes a model file (safetensors) apart: a layer for each tensor, its weights as a payload with a checksum, and the
-- values of a small one as weights. The file itself is kept once, as an atom. Taking the same file apart again changes
-- nothing; another file of the same model brings new values for the same layers, from the same tenant.
CREATE PROCEDURE [dbo].[sp_AtomizeModel]
    @TenantId     INT,
    @ModelName    NVARCHAR (256),
    @ModelType    NVARCHAR (100),
    @Content      VARBINARY (MAX),
    @Encoding     NVARCHAR (16) = N'float32',
    @MaxWeights   INT           = 1998,
    @ModelId      INT           = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @hash      BINARY (32),
            @versionId INT,
            @atomId    BIGINT,
            @index     INT = -1,
            @name      NVARCHAR (256),
            @shape     NVARCHAR (200),
            @elements  BIGINT,
            @weights   VARBINARY (MAX),
            @payload   VARBINARY (MAX),
            @layerId   BIGINT;

    DECLARE @layers TABLE ([LayerIdx] INT NOT NULL PRIMARY KEY, [LayerName] NVARCHAR (256) NOT NULL, [Shape] NVARCHAR (200) NOT NULL, [Elements] BIGINT NOT NULL);

    BEGIN TRY
        SET @hash = [dbo].[fn_ContentHash](@Content);

        INSERT INTO @layers ([LayerIdx], [LayerName], [Shape], [Elements])
        SELECT CAST(ROW_NUMBER() OVER (ORDER BY [l].[LayerName]) - 1 AS INT), [l].[LayerName], [l].[Shape], [l].[Elements]
        FROM [dbo].[clr_ListModelLayers](@Content) AS [l];

        IF @@ROWCOUNT = 0
            THROW 50064, N'The file holds no layers.', 1;

        -- A layer is found by its place: under other names or shapes the values would land on the wrong one. And layers
        -- have no tenant, but their payloads do.
        IF EXISTS (
            SELECT 1
            FROM [dbo].[Models] AS [m]
            INNER JOIN [dbo].[ModelLayers] AS [has] ON [has].[ModelId] = [m].[ModelId]
            LEFT JOIN @layers AS [brings]
                ON [brings].[LayerIdx] = [has].[LayerIdx]
               AND [brings].[LayerName] = [has].[LayerName]
               AND N'[' + REPLACE([brings].[Shape], N'x', N',') + N']' = [has].[TensorShape]
            LEFT JOIN [dbo].[TensorAtomPayloads] AS [p]
                ON [p].[LayerId] = [has].[LayerId]
               AND [p].[TenantId] <> @TenantId
            WHERE [m].[ModelName] = @ModelName
              AND ([brings].[LayerIdx] IS NULL OR [p].[LayerId] IS NOT NULL))
            THROW 50075, N'A model of that name has other layers, or another tenant''s; choose another name.', 1;

        EXECUTE [dbo].[sp_RegisterModel] @ModelName, @ModelType, N'transformer', NULL, @hash, @ModelId OUTPUT, @versionId OUTPUT;
        EXECUTE [dbo].[sp_IngestAtom] @Content = @Content, @ContentType = N'application/vnd.safetensors', @TenantId = @TenantId, @AtomId = @atomId OUTPUT;

        BEGIN TRANSACTION;

        INSERT INTO [dbo].[ModelArtifacts] ([ModelVersionId], [ArtifactName], [ArtifactType], [ContentHash], [SizeBytes], [PayloadAtomId])
        SELECT @versionId, N'weights', N'Weights', @hash, DATALENGTH(@Content), @atomId
        WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ModelArtifacts] WHERE [ModelVersionId] = @versionId AND [ArtifactName] = N'weights');

        WHILE 1 = 1
        BEGIN
            SET @index = (SELECT MIN([LayerIdx]) FROM @layers WHERE [LayerIdx] > @index);
            IF @index IS NULL BREAK;

            SELECT @name = [LayerName], @shape = [Shape], @elements = [Elements] FROM @layers WHERE [LayerIdx] = @index;
            SET @weights = [dbo].[clr_ParseModelLayer](@Content, @name);
            SET @payload = [dbo].[clr_StoreTensorAtomPayload](@weights, @Encoding);
            SET @layerId = (SELECT [LayerId] FROM [dbo].[ModelLayers] WHERE [ModelId] = @ModelId AND [LayerIdx] = @index);

            IF @layerId IS NULL
            BEGIN
                INSERT INTO [dbo].[ModelLayers] ([ModelId], [LayerIdx], [LayerName], [LayerType], [TensorShape], [ParameterCount])
                VALUES (@ModelId, @index, @name,
                        CASE WHEN @name LIKE N'%attn%' OR @name LIKE N'%attention%' THEN N'attention'
                             WHEN @name LIKE N'%norm%' THEN N'normalization'
                             WHEN @name LIKE N'%embed%' THEN N'embedding'
                             ELSE N'dense' END,
                        -- The library parts the sizes by an x, the table keeps a JSON array.
                        N'[' + REPLACE(@shape, N'x', N',') + N']', @elements);
                SET @layerId = SCOPE_IDENTITY();
            END;

            UPDATE [dbo].[TensorAtomPayloads]
            SET [ElementCount] = @elements,
                [ContentHash]  = [dbo].[fn_ContentHash](@payload),
                [Payload]      = @payload
            WHERE [LayerId] = @layerId
              AND [TensorName] = @name
              AND [ContentHash] <> [dbo].[fn_ContentHash](@payload);

            INSERT INTO [dbo].[TensorAtomPayloads] ([TenantId], [LayerId], [TensorName], [ElementCount], [ContentHash], [Payload])
            SELECT @TenantId, @layerId, @name, @elements, [dbo].[fn_ContentHash](@payload), @payload
            WHERE @elements > 0
              AND NOT EXISTS (SELECT 1 FROM [dbo].[TensorAtomPayloads] WHERE [LayerId] = @layerId AND [TensorName] = @name);

            IF @elements <= @MaxWeights AND @elements <= 2000
                EXECUTE [dbo].[sp_WriteLayerWeights] @layerId, @weights, N'AtomizeModel';

            EXECUTE [dbo].[sp_RecordProvenance] @TenantId, N'Layer', @layerId, N'Model', @ModelId, N'PartOf';
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
