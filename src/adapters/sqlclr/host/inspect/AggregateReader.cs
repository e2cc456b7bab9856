using System.Linq;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>[SqlUserDefinedAggregate]: its parameters are Accumulate's, its result is Terminate's.</summary>
internal sealed class AggregateReader(MetadataReader reader)
{
    public RoutineDescription Describe(TypeDefinition type, DecodedAttribute attribute)
    {
        string fullName = reader.FullName(type);
        var name = RoutineName.Of(attribute.Text("Name"), reader.GetString(type.Name), fullName);
        return new(
            RoutineKind.Aggregate,
            name.Schema,
            name.Name,
            fullName,
            null,
            null,
            null,
            null,
            new RoutineContract(reader).OfType(type, attribute),
            Signature(type, fullName, "Accumulate").Parameters(),
            Signature(type, fullName, "Terminate").Returns());
    }

    private SqlSignature Signature(TypeDefinition type, string fullName, string methodName) =>
        type.GetMethods()
            .Select(handle => new RoutineMethod(reader, handle))
            .Where(method => method.Name == methodName)
            .ToArray() is [var only]
                ? new(reader, only)
                : throw UnmappedRoutine.Because(fullName, $"an aggregate has exactly one method {methodName}");
}
