-- A thousand numbers from 0: their sum is 499500 (Gauss). None for none.
SELECT COUNT(*) AS [Count], SUM([n].[Number]) AS [Sum]
FROM [dbo].[fn_Numbers](1000) AS [n]
HAVING COUNT(*) <> 1000 OR SUM([n].[Number]) <> 499500 OR MIN([n].[Number]) <> 0
UNION ALL
SELECT COUNT(*), 0
FROM [dbo].[fn_Numbers](NULL) AS [n]
HAVING COUNT(*) <> 0;
