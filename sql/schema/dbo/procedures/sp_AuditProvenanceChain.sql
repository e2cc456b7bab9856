-- Audits a tenant's operations of a period: validates those that have not been since they ended, and keeps the figures
-- and the rules that failed.
CREATE PROCEDURE [dbo].[sp_AuditProvenanceChain]
    @TenantId    INT,
    @PeriodStart DATETIME2 (7) = NULL,
    @PeriodEnd   DATETIME2 (7) = NULL,
    @AuditId     BIGINT        = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @operationId UNIQUEIDENTIFIER;

    DECLARE @operations TABLE ([OperationId] UNIQUEIDENTIFIER NOT NULL PRIMARY KEY, [IsDue] BIT NOT NULL);

    BEGIN TRY
        SET @PeriodEnd = ISNULL(@PeriodEnd, SYSUTCDATETIME());
        SET @PeriodStart = ISNULL(@PeriodStart, DATEADD(DAY, -1, @PeriodEnd));

        IF @PeriodStart >= @PeriodEnd
            THROW 50083, N'A period ends after it starts.', 1;

        INSERT INTO @operations ([OperationId], [IsDue])
        SELECT [o].[OperationId],
               IIF(EXISTS (SELECT 1
                           FROM [provenance].[ProvenanceValidationResults] AS [v]
                           WHERE [v].[OperationId] = [o].[OperationId]
                             AND [v].[ValidatedAt] >= ISNULL([o].[CompletedAt], SYSUTCDATETIME())), 0, 1)
        FROM [provenance].[OperationProvenance] AS [o]
        WHERE [o].[TenantId] = @TenantId
          AND [o].[StartedAt] >= @PeriodStart
          AND [o].[StartedAt] < @PeriodEnd;

        WHILE 1 = 1
        BEGIN
            SET @operationId = (SELECT TOP (1) [OperationId] FROM @operations WHERE [IsDue] = 1 ORDER BY [OperationId]);
            IF @operationId IS NULL BREAK;

            EXECUTE [dbo].[sp_ValidateOperation] @TenantId, @operationId;
            UPDATE @operations SET [IsDue] = 0 WHERE [OperationId] = @operationId;
        END;

        WITH [Latest] AS (
            SELECT [v].[OperationId], [v].[RuleName], [v].[Outcome],
                   ROW_NUMBER() OVER (PARTITION BY [v].[OperationId], [v].[RuleName] ORDER BY [v].[ValidationId] DESC) AS [Age]
            FROM [provenance].[ProvenanceValidationResults] AS [v]
            INNER JOIN @operations AS [o] ON [o].[OperationId] = [v].[OperationId]
            WHERE [v].[TenantId] = @TenantId
        ),
        [Failed] AS (
            SELECT [OperationId], [RuleName] FROM [Latest] WHERE [Age] = 1 AND [Outcome] = N'Fail'
        )
        INSERT INTO [provenance].[ProvenanceAuditResults]
            ([TenantId], [PeriodStart], [PeriodEnd], [OperationsAudited], [OperationsValid], [OperationsFailed], [Findings])
        SELECT @TenantId, @PeriodStart, @PeriodEnd, [all].[Operations], [all].[Operations] - [bad].[Operations], [bad].[Operations],
               (SELECT [f].[RuleName] AS [rule], COUNT(*) AS [operations] FROM [Failed] AS [f] GROUP BY [f].[RuleName] FOR JSON PATH)
        FROM (SELECT COUNT(*) AS [Operations] FROM @operations) AS [all]
        CROSS JOIN (SELECT COUNT(DISTINCT [OperationId]) AS [Operations] FROM [Failed]) AS [bad];
        SET @AuditId = SCOPE_IDENTITY();

        SELECT [AuditId], [OperationsAudited], [OperationsValid], [OperationsFailed], [Score], [Findings]
        FROM [provenance].[ProvenanceAuditResults]
        WHERE [AuditId] = @AuditId;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
