using System.Text.Json.Serialization;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Inspect;

namespace Hartonomous.SqlClrHost.Protocol;

/// <summary>The JSON form of every message, generated at compile time: reflection would double the start-up.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HelloRequest))]
[JsonSerializable(typeof(InspectRequest))]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(AggregateRequest))]
[JsonSerializable(typeof(TypeRequest))]
[JsonSerializable(typeof(HelloResult))]
[JsonSerializable(typeof(AssemblyDescription))]
[JsonSerializable(typeof(CallResult))]
[JsonSerializable(typeof(ProcedureResult))]
[JsonSerializable(typeof(RowsResult))]
[JsonSerializable(typeof(AggregateResult))]
[JsonSerializable(typeof(TypeResult))]
[JsonSerializable(typeof(Success))]
[JsonSerializable(typeof(Failure))]
internal sealed partial class Wire : JsonSerializerContext;
