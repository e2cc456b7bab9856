CREATE TABLE [$(schema)].[B] (
  Id INT
);