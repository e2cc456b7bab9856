:on error exit
:setvar Schema "app"
CREATE SCHEMA [$(Schema)]; -- not $(here)
GO
:r tables/all.sql
SELECT N'$(Schema)', '$(Given)'
:setvar Later 5
WHERE 1 = $(Later);
