-- The graph of atoms: which one was made from which, is part of which, resembles which.
CREATE SCHEMA [graph] AUTHORIZATION [dbo];
