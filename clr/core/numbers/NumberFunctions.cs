using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Functions over whole numbers.</summary>
public static class NumberFunctions
{
    /// <summary>The primes from one number to another, both of which count, ascending.</summary>
    /// <param name="from">Anything below 2 stands for 2.</param>
    /// <param name="to">At most 10^12, and less than 10^7 above from: the sieve takes a byte a number of the server's memory.</param>
    /// <returns>No rows for a NULL argument, and where from is larger than to.</returns>
    [SqlFunction(
        Name = "clr_FindPrimes",
        FillRowMethodName = nameof(FillPrime),
        TableDefinition = "Prime BIGINT",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable FindPrimes(SqlInt64 from, SqlInt64 to) =>
        Argument.AnyNull(from, to) ? new long[0] : Primes.Between(from.Value, to.Value);

    public static void FillPrime(object row, out SqlInt64 prime) => prime = (long)row;
}
