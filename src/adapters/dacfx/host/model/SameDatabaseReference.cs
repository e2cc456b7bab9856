using System;
using System.IO;
using System.Reflection;
using Microsoft.SqlServer.Dac.Model;

namespace Hartonomous.DacFx.Model;

/// <summary>
/// A DACPAC whose objects live in the same database but are not part of this package. DacFx's public API can't add
/// one; this is the custom data that its own build task writes, through the technique of MSBuild.Sdk.SqlProj's DacpacTool.
/// </summary>
internal sealed class SameDatabaseReference
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string FileName = "FileName";

    private readonly object data;
    private readonly MethodInfo setMetadata;
    private readonly string path;

    private SameDatabaseReference(Type type, string path)
    {
        this.path = path;
        data = Activator.CreateInstance(type, "Reference", "SqlSchema")!;
        setMetadata = type.GetMethod("SetMetadata", Members) ?? throw new MissingMethodException(type.FullName, "SetMetadata");
        Set(FileName, Path.GetFullPath(path));
        Set("LogicalName", Path.GetFileName(path));
        Set("SuppressMissingDependenciesErrors", "False");
    }

    public static SameDatabaseReference Add(TSqlModel model, string path)
    {
        var schema = SchemaModelOf(model);
        var type = schema.GetType().Assembly.GetType("Microsoft.Data.Tools.Schema.SchemaModel.CustomSchemaData", throwOnError: true)!;
        var reference = new SameDatabaseReference(type, path);
        var add = schema.GetType().GetMethod("AddCustomData", Members, [type]) ?? throw new MissingMethodException(schema.GetType().FullName, "AddCustomData");
        add.Invoke(schema, [reference.data]);
        return reference;
    }

    /// <summary>
    /// Adding reads the file at its full path; the package then gets its name alone. DacFx looks beside the package
    /// for that name before it tries the recorded folder (DacpacHeaderLoader.TryResolveReference), so nothing is lost.
    /// </summary>
    public void ForgetFolder() => Set(FileName, Path.GetFileName(path));

    private void Set(string name, string value) => setMetadata.Invoke(data, [name, value]);

    private static object SchemaModelOf(TSqlModel model)
    {
        var service = model.GetType().GetField("_service", Members)?.GetValue(model)
            ?? throw new MissingFieldException(model.GetType().FullName, "_service");
        return service.GetType().GetProperty("DataSchemaModel", Members)?.GetValue(service)
            ?? throw new MissingMemberException(service.GetType().FullName, "DataSchemaModel");
    }
}
