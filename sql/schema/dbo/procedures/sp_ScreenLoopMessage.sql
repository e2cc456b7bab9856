-- What every phase of the loop does with a message before its own work: ends what the other side ended, echoes a probe,
-- refuses what it cannot read. @IsWork tells that the message asks for the phase's work. Runs in the transaction of the
-- RECEIVE; an error is the caller's to handle.
CREATE PROCEDURE [dbo].[sp_ScreenLoopMessage]
    @Handle        UNIQUEIDENTIFIER,
    @Type          NVARCHAR (256),
    @Body          NVARCHAR (MAX),
    @Expected      NVARCHAR (256),
    @ProcedureName NVARCHAR (256),
    @IsWork        BIT OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    -- An error must leave the transaction usable, so that the caller can go back to its savepoint.
    SET XACT_ABORT OFF;

    DECLARE @echo NVARCHAR (MAX);

    SET @IsWork = 0;

    IF @Type = N'http://schemas.microsoft.com/SQL/ServiceBroker/EndDialog'
    BEGIN
        END CONVERSATION @Handle;
        RETURN;
    END;

    IF @Type = N'http://schemas.microsoft.com/SQL/ServiceBroker/Error'
    BEGIN
        INSERT INTO [dbo].[ErrorLog] ([ProcedureName], [ErrorNumber], [ErrorMessage], [Context])
        VALUES (@ProcedureName, 50019, N'The other side of a conversation ended it with an error.', @Body);

        END CONVERSATION @Handle;
        RETURN;
    END;

    IF CASE WHEN ISJSON(@Body) = 1 THEN JSON_VALUE(@Body, N'$.echo') END IS NOT NULL
    BEGIN
        -- The echo of a probe that was sent in this service's name, whichever phase answered it.
        END CONVERSATION @Handle;
        RETURN;
    END;

    IF @Type <> @Expected
        THROW 50020, N'A message of an unknown type arrived.', 1;

    IF ISNULL(ISJSON(@Body), 0) = 0
        THROW 50021, N'The body of the message is not JSON.', 1;

    IF JSON_VALUE(@Body, N'$.probe') = N'true'
    BEGIN
        -- A probe changes nothing. Its echo is marked, or two phases would send it to and fro for ever.
        SET @echo = JSON_MODIFY(@Body, N'$.echo', @ProcedureName);

        SEND ON CONVERSATION @Handle MESSAGE TYPE @Expected (@echo);

        END CONVERSATION @Handle;
        RETURN;
    END;

    SET @IsWork = 1;
END;
