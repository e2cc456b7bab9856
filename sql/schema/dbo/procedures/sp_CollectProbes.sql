-- Waits until the five phases have echoed a probe and nothing more comes, or the time is over, and says how many did.
-- Takes every message out of dbo.ProbeQueue and ends what the other side has ended: the last echo's end comes behind it.
CREATE PROCEDURE [dbo].[sp_CollectProbes]
    @ProbeId   UNIQUEIDENTIFIER,
    @TimeoutMs INT = 10000,
    @Echoes    INT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @until  DATETIME2 (7) = DATEADD(MILLISECOND, @TimeoutMs, SYSUTCDATETIME()),
            @handle UNIQUEIDENTIFIER,
            @type   NVARCHAR (256),
            @body   NVARCHAR (MAX);

    DECLARE @answers TABLE ([Phase] NVARCHAR (256) NOT NULL PRIMARY KEY);

    BEGIN TRY
        WHILE SYSUTCDATETIME() < @until
        BEGIN
            SET @handle = NULL;

            BEGIN TRANSACTION;

            WAITFOR (
                RECEIVE TOP (1)
                    @handle = [conversation_handle],
                    @type   = [message_type_name],
                    @body   = CAST([message_body] AS NVARCHAR (MAX))
                FROM [dbo].[ProbeQueue]
            ), TIMEOUT 500;

            IF @handle IS NOT NULL
            BEGIN
                IF @type IN (N'http://schemas.microsoft.com/SQL/ServiceBroker/EndDialog', N'http://schemas.microsoft.com/SQL/ServiceBroker/Error')
                    END CONVERSATION @handle;
                -- Asked apart, because a body that is not JSON is an error to JSON_VALUE wherever it is looked at first.
                ELSE IF ISJSON(@body) = 1
                    INSERT INTO @answers ([Phase])
                    SELECT JSON_VALUE(@body, N'$.echo')
                    WHERE JSON_VALUE(@body, N'$.echo') IS NOT NULL
                      AND TRY_CAST(JSON_VALUE(@body, N'$.probeId') AS UNIQUEIDENTIFIER) = @ProbeId
                      AND NOT EXISTS (SELECT 1 FROM @answers AS [a] WHERE [a].[Phase] = JSON_VALUE(@body, N'$.echo'));
            END;

            COMMIT TRANSACTION;

            IF @handle IS NULL AND (SELECT COUNT(*) FROM @answers) >= 5 BREAK;
        END;

        SET @Echoes = (SELECT COUNT(*) FROM @answers);
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
