using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Call;
using Hartonomous.SqlClrHost.Inspect;

namespace Hartonomous.SqlClrHost.Protocol;

/// <summary>What a client can ask for: one line each.</summary>
internal static class Operations
{
    public static OperationTable Table()
    {
        var libraries = new VerifiedLibraries(new LibraryCache());
        return new(new()
        {
            ["hello"] = Taking(Wire.Default.HelloRequest, _ => new HelloResult(Environment.Version.ToString())),
            ["inspect"] = Taking(Wire.Default.InspectRequest, request =>
                AssemblyInspector.Inspect(AssemblyFile.Read(request.Path), request.ReferenceAssemblies)),
            ["call"] = Taking(Wire.Default.CallRequest, new RoutineCaller(libraries).Call),
            ["rows"] = Taking(Wire.Default.CallRequest, new TableCaller(libraries).Call),
            ["procedure"] = Taking(Wire.Default.CallRequest, new ProcedureCaller(libraries).Call),
            ["aggregate"] = Taking(Wire.Default.AggregateRequest, new AggregateCaller(libraries).Call),
            ["type"] = Taking(Wire.Default.TypeRequest, new TypeCaller(libraries).Call),
        });
    }

    private static Func<JsonElement, object> Taking<TRequest>(JsonTypeInfo<TRequest> shape, Func<TRequest, object> operation) =>
        request => operation(request.Deserialize(shape)!);
}
