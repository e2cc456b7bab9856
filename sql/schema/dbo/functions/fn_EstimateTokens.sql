-- About how many tokens a text has, four characters each, for prices and sizes asked before a tokenizer has run.
CREATE FUNCTION [dbo].[fn_EstimateTokens] (@Text NVARCHAR (MAX))
RETURNS INT
WITH SCHEMABINDING
AS
BEGIN
    -- DATALENGTH, because LEN leaves trailing spaces out.
    RETURN CAST((DATALENGTH(@Text) / 2 + 3) / 4 AS INT);
END;
