using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>Finds every attributed type and method; one that can't be described is an error, never left out.</summary>
internal sealed class RoutineReader(MetadataReader reader)
{
    private readonly AttributeReader attributes = new(reader);
    private readonly FunctionReader functions = new(reader);
    private readonly ProcedureReader procedures = new(reader);
    private readonly AggregateReader aggregates = new(reader);

    public IEnumerable<RoutineDescription> Read() =>
        from handle in reader.TypeDefinitions
        let type = reader.GetTypeDefinition(handle)
        from routine in OfType(type).Concat(type.GetMethods().SelectMany(OfMethod))
        select routine;

    private IEnumerable<RoutineDescription> OfType(TypeDefinition type)
    {
        if (attributes.Find(type.GetCustomAttributes(), ServerAttributes.Aggregate) is { } aggregate)
        {
            yield return aggregates.Describe(type, aggregate);
        }

        if (attributes.Find(type.GetCustomAttributes(), ServerAttributes.Type) is { } userDefined)
        {
            string fullName = reader.FullName(type);
            var name = RoutineName.Of(userDefined.Text("Name"), reader.GetString(type.Name), fullName);
            string contract = new RoutineContract(reader).OfType(type, userDefined);
            yield return new(RoutineKind.Type, name.Schema, name.Name, fullName, null, null, null, null, contract, [], null);
        }
    }

    private IEnumerable<RoutineDescription> OfMethod(MethodDefinitionHandle handle)
    {
        var method = new RoutineMethod(reader, handle);
        var declared = method.Definition.GetCustomAttributes();
        if (attributes.Find(declared, ServerAttributes.Function) is { } function)
        {
            yield return functions.Describe(method.MustBeCallable(), function);
        }

        if (attributes.Find(declared, ServerAttributes.Procedure) is { } procedure)
        {
            yield return procedures.Describe(method.MustBeCallable(), procedure);
        }

        if (attributes.Has(declared, ServerAttributes.Trigger))
        {
            throw UnmappedRoutine.Because(method.FullName, "CLR triggers are not supported; write the trigger in T-SQL and call a CLR procedure");
        }
    }
}
