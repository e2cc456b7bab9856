using System.Collections;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>What a model file holds. The format is safetensors: see <see cref="SafeTensors"/>.</summary>
public static class ModelFileFunctions
{
    /// <summary>The weights of one layer, as float32; F64 is rounded, all other types are kept exactly but I32 beyond 2^24.</summary>
    /// <param name="model">The whole file.</param>
    /// <param name="layerName">A tensor's name as the file has it, case and all.</param>
    /// <returns>In the file's order; NULL for a NULL argument and for a name that is not there.</returns>
    /// <exception cref="System.ArgumentException">When the file is not of the format, or not whole.</exception>
    [SqlFunction(
        Name = "clr_ParseModelLayer",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes ParseModelLayer([SqlFacet(MaxSize = -1)] SqlBytes model, [SqlFacet(MaxSize = 256)] SqlString layerName)
    {
        if (Argument.AnyNull(model, layerName))
        {
            return SqlBytes.Null;
        }

        SafeTensors file = SafeTensors.Read(model);
        SafeTensor found = file.Tensors.Find(tensor => tensor.Name == layerName.Value);
        return found == null ? SqlBytes.Null : Float32Vector.Encode(file.Weights(found));
    }

    /// <summary>The layers of a model file, in the order of their bytes.</summary>
    /// <returns>Name, the type of the elements as the file says it, the shape with x between its sizes, and the number of weights. No rows for NULL.</returns>
    [SqlFunction(
        Name = "clr_ListModelLayers",
        FillRowMethodName = nameof(FillLayer),
        TableDefinition = "LayerName NVARCHAR(256), ElementType NVARCHAR(8), Shape NVARCHAR(200), Elements INT",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable ListModelLayers([SqlFacet(MaxSize = -1)] SqlBytes model) =>
        model.IsNull ? new object[0] : (IEnumerable)SafeTensors.Read(model).Tensors;

    public static void FillLayer(object row, out SqlString layerName, out SqlString elementType, out SqlString shape, out SqlInt32 elements)
    {
        var tensor = (SafeTensor)row;
        layerName = tensor.Name;
        elementType = tensor.ElementType;
        shape = tensor.Shape;
        elements = tensor.Elements;
    }
}
