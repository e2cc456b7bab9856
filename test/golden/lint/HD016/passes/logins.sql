-- The password is given by the pipeline: PASSWORD = '$(DeployPassword)'.
CREATE LOGIN deployer WITH PASSWORD = N'$(DeployPassword)';
GO
CREATE CERTIFICATE Trust ENCRYPTION BY PASSWORD = '<from Key Vault>' WITH SUBJECT = N'Password of nobody';
GO
CREATE TABLE dbo.Users (UserName NVARCHAR (50) NOT NULL, PasswordHash BINARY (64) NOT NULL);
GO
CREATE PROCEDURE dbo.sp_Check @Password NVARCHAR (50) AS
BEGIN
    SELECT UserName FROM dbo.Users WHERE PasswordHash = HASHBYTES(N'SHA2_512', @Password);
    PRINT N'BACKUP ... PASSWORD = N''' + N'given' + N'''';
END;
