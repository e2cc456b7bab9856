CREATE LOGIN deployer WITH PASSWORD = N'Sommer2026!';
GO
CREATE DATABASE SCOPED CREDENTIAL Storage WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = 'sv=2024&sig=x';
GO
CREATE PROCEDURE dbo.sp_Copy AS
BEGIN
    DECLARE @c NVARCHAR (200) = N'Server=prod;User Id=sa;Password=geheim;Encrypt=true';
    DECLARE @url NVARCHAR (200) = N'https://store.example/b?sv=2024-11-04&sig=Zm9vYmFyYmF6cXV4cXV1eA%3D%3D';
    EXEC (N'CREATE LOGIN other WITH PASSWORD = N''geheim''');
END;
