INSERT INTO dbo.Models (Name) VALUES (N'Llama');
