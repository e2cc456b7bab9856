using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>A method that a routine is made of.</summary>
internal sealed class RoutineMethod(MetadataReader reader, MethodDefinitionHandle handle)
{
    public MethodDefinition Definition { get; } = reader.GetMethodDefinition(handle);

    public string Name => reader.GetString(Definition.Name);

    public string Class => reader.FullName(Definition.GetDeclaringType());

    public string FullName => $"{Class}.{Name}";

    /// <summary>SQL Server calls public static methods of public classes, and finds them by name alone.</summary>
    public RoutineMethod MustBeCallable()
    {
        var type = reader.GetTypeDefinition(Definition.GetDeclaringType());
        bool publicClass = (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic;
        bool publicMethod = (Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
        if (!publicClass || !publicMethod || !Definition.Attributes.HasFlag(MethodAttributes.Static))
        {
            throw UnmappedRoutine.Because(FullName, "it must be a public static method of a public class");
        }

        if (type.GetGenericParameters().Count > 0 || Definition.GetGenericParameters().Count > 0)
        {
            throw UnmappedRoutine.Because(FullName, "neither it nor its class may be generic");
        }

        if (type.GetMethods().Count(other => reader.StringComparer.Equals(reader.GetMethodDefinition(other).Name, Name)) > 1)
        {
            throw UnmappedRoutine.Because(FullName, "it has overloads; give each routine a method name of its own");
        }

        return this;
    }
}
