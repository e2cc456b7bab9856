using System;
using System.Collections.Generic;
using System.Linq;
using Hartonomous.DacFx.Runtime;
using Hartonomous.JsonLines;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>Model versions by name: Sql170 is a member of the newer DacFx's enum only, so no constant may name it.</summary>
internal static class ModelVersion
{
    public static IReadOnlyList<string> Known => Enum.GetNames<SqlServerVersion>();

    public static SqlServerVersion Parse(string name)
    {
        if (!Known.Contains(name, StringComparer.Ordinal))
        {
            throw new HostException(DacFxError.UnsupportedPlatform, $"This DacFx does not know the model {name}; it knows {string.Join(", ", Known)}.");
        }

        return Enum.Parse<SqlServerVersion>(name);
    }
}
