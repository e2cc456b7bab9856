using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>[SqlProcedure]; what it returns, if anything, is its return code.</summary>
internal sealed class ProcedureReader(MetadataReader reader)
{
    public RoutineDescription Describe(RoutineMethod method, DecodedAttribute attribute)
    {
        var signature = new SqlSignature(reader, method);
        if (signature.ClrReturnType is not ("System.Void" or "System.Int32" or "System.Data.SqlTypes.SqlInt32"))
        {
            throw UnmappedRoutine.Because(method.FullName, "a procedure returns void, int or SqlInt32");
        }

        var name = RoutineName.Of(attribute.Text("Name"), method.Name, method.FullName);
        return new(
            RoutineKind.Procedure, name.Schema, name.Name, method.Class, method.Name, null, null, null, null, signature.Parameters(), null);
    }
}
