using System;
using System.Collections.Generic;
using System.Data;
using System.Data.SqlClient;
using System.Data.SqlTypes;

namespace Hartonomous.Clr;

/// <summary>
/// What dbo.TenantSecurityPolicy allows now to the tenant of the session, who is the one in SESSION_CONTEXT(N'TenantId');
/// a session without a tenant may do nothing. Read over the caller's own connection, so with the caller's rights.
/// </summary>
internal static class TenantPolicy
{
    private const string Query =
        "SELECT [AllowedPattern] FROM [dbo].[TenantSecurityPolicy] "
        + "WHERE [TenantId] = CONVERT(INT, SESSION_CONTEXT(N'TenantId')) AND [PolicyType] = @PolicyType AND [IsActive] = 1 "
        + "AND [EffectiveFrom] <= SYSUTCDATETIME() AND ([EffectiveTo] IS NULL OR [EffectiveTo] > SYSUTCDATETIME());";

    public static SqlString Paths() => Allowed("FilePath");

    public static SqlString Executables() => Allowed("Executable");

    public static string[] Lines(SqlString allowed) =>
        allowed.IsNull ? new string[0] : allowed.Value.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries);

    private static SqlString Allowed(string type)
    {
        using var connection = new SqlConnection("context connection=true");
        using var command = new SqlCommand(Query, connection);
        command.Parameters.Add("@PolicyType", SqlDbType.NVarChar, 50).Value = type;
        connection.Open();
        var patterns = new List<string>();
        using SqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            patterns.Add(reader.GetString(0));
        }

        return new SqlString(string.Join("\n", patterns));
    }
}
