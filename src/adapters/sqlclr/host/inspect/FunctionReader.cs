using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>[SqlFunction]: a scalar function, or a table function when it names the method that fills a row.</summary>
internal sealed class FunctionReader(MetadataReader reader)
{
    private const int Read = 1;

    public RoutineDescription Describe(RoutineMethod method, DecodedAttribute attribute)
    {
        var name = RoutineName.Of(attribute.Text("Name"), method.Name, method.FullName);
        var signature = new SqlSignature(reader, method);
        bool table = IsTable(signature, attribute);
        return new(
            table ? RoutineKind.TableFunction : RoutineKind.ScalarFunction,
            name.Schema,
            name.Name,
            method.Class,
            method.Name,
            attribute.Flag("IsDeterministic"),
            attribute.Flag("IsPrecise"),
            attribute.Number("DataAccess") == Read ? "read" : "none",
            RoutineContract.OfFunction(attribute),
            Inputs(signature, method),
            table ? Table(attribute, method) : signature.Returns());
    }

    private static bool IsTable(SqlSignature signature, DecodedAttribute attribute) =>
        attribute.Text("FillRowMethodName") is not null
        || signature.ClrReturnType is "System.Collections.IEnumerable" or "System.Collections.IEnumerator";

    private static string Table(DecodedAttribute attribute, RoutineMethod method) =>
        attribute.Text("TableDefinition") is { Length: > 0 } columns
            ? $"TABLE ({columns})"
            : throw UnmappedRoutine.Because(method.FullName, "a table function needs TableDefinition");

    private static IReadOnlyList<ParameterDescription> Inputs(SqlSignature signature, RoutineMethod method)
    {
        var parameters = signature.Parameters();
        return parameters.FirstOrDefault(parameter => parameter.Output) is { } output
            ? throw UnmappedRoutine.Because(
                method.FullName, $"parameter '{output.Name}' is passed by reference, and a function has no output parameters")
            : parameters;
    }
}
