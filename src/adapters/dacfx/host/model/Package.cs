using System;
using System.IO;
using Hartonomous.DacFx.Runtime;
using Hartonomous.JsonLines;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

internal static class Package
{
    /// <summary>In memory first: a package that DacFx could not finish never appears under the output's name.</summary>
    public static void Write(string output, TSqlModel model, PackageMetadata metadata, PackageOptions options)
    {
        using var content = new MemoryStream();
        DacPackageExtensions.BuildPackage(content, model, metadata, options);
        File.WriteAllBytes(output, content.ToArray());
    }

    /// <summary>Opens a package that someone brings: a file that is cut off, or no package at all, is their input, not DacFx's failure.</summary>
    public static DacPackage Load(string path)
    {
        try
        {
            return DacPackage.Load(path);
        }
        catch (DacServicesException exception)
        {
            var fault = exception.InnerException?.Message ?? exception.Message;
            throw new HostException(DacFxError.UnreadablePackage, $"{path}: {fault}", exception.ToString(), exception);
        }
    }

    /// <summary>The target of a first deployment: a database with nothing of ours in it.</summary>
    public static DacPackage Empty(SqlServerVersion version)
    {
        using var model = new TSqlModel(version, new TSqlModelOptions());
        var content = new MemoryStream();
        DacPackageExtensions.BuildPackage(content, model, new PackageMetadata { Name = "Empty", Version = "0.0.0.0" });
        content.Position = 0;
        return DacPackage.Load(content);
    }
}
