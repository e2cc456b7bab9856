-- How attention chose: its scores by layer, and what it chose.
CREATE SCHEMA [Attention] AUTHORIZATION [dbo];
