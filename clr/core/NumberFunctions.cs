using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Functions over whole numbers.</summary>
public static class NumberFunctions
{
    /// <summary>The primes up to a limit, ascending; none when it is NULL.</summary>
    [SqlFunction(
        Name = "clr_FindPrimes",
        FillRowMethodName = nameof(FillPrime),
        TableDefinition = "Prime INT",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable FindPrimes(SqlInt32 limit) => limit.IsNull ? new int[0] : Primes.UpTo(limit.Value);

    public static void FillPrime(object row, out SqlInt32 prime) => prime = (int)row;
}
